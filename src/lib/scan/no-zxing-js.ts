/**
 * Stands in for the zxing-js that html5-qrcode carries (see scan-aliases.ts). html5-qrcode asks it for every other
 * frame, between those of the decoder that we give it: it never reads anything, at no cost.
 */
const NAMES = {};

export { NAMES as BarcodeFormat, NAMES as DecodeHintType };

export class HTMLCanvasElementLuminanceSource {}
export class HybridBinarizer {}
export class BinaryBitmap {}

export class MultiFormatReader {
  decode(): never {
    throw new Error('no code in this frame');
  }
}
