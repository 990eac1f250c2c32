/**
 * html5-qrcode includes zxing-js, a decoder that reads too little and weighs 86 KB: a stub replaces it. The wasm decoder
 * that does the work is resolved from barcode-detector, because a wasm of another version crashes (decision 8).
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
    new URL('../src/wallet/scanner/zxing-js-stub.ts', import.meta.url),
  ),
};
