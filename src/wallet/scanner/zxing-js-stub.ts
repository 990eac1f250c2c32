/**
 * Replaces the zxing-js inside html5-qrcode (see build/scan-aliases.ts). html5-qrcode tries it on every other frame,
 * and the decoder we give it on the frames between: the stub finds no code, at no cost.
 */
const nothing = {};

export {
  nothing as BarcodeFormat,
  nothing as BinaryBitmap,
  nothing as DecodeHintType,
  nothing as HTMLCanvasElementLuminanceSource,
  nothing as HybridBinarizer,
};

export function MultiFormatReader(): never {
  throw new Error('no code in this frame');
}
