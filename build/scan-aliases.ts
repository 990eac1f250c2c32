/**
 * html5-qrcode brings zxing-js, a decoder that reads too little and weighs 86 KB: a stub takes its place. The wasm
 * decoder that does the work is taken from where barcode-detector finds its own: one of another version crashes.
 */
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const barcodeDetector = createRequire(createRequire(import.meta.url).resolve('barcode-detector'));

export const wasmAlias = {
  'zxing-reader.wasm?url': `${barcodeDetector.resolve('zxing-wasm/reader/zxing_reader.wasm')}?url`,
};

export const scanAliases = {
  ...wasmAlias,
  '../third_party/zxing-js.umd': fileURLToPath(
    new URL('../src/wallet/scanner/no-zxing-js.ts', import.meta.url),
  ),
};
