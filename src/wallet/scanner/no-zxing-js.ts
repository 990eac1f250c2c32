/**
 * Stands in for the zxing-js that html5-qrcode carries (see scan-aliases.ts). html5-qrcode asks it for every other
 * frame, between those of the decoder that we give it: it never reads anything, at no cost.
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
