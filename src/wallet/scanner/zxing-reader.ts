/// <reference types="vite/client" />
/** The QR decoder of zxing-cpp, in wasm that we serve ourselves. About 460 KB: loaded when it is needed. */
import { BarcodeDetector, prepareZXingModule } from 'barcode-detector/ponyfill';
import wasmUrl from 'zxing-reader.wasm?url';

/** The texts of all QR codes in an image. */
export type ReadCodes = (image: ImageData) => Promise<string[]>;

/** @throws when the wasm cannot be fetched or started. */
export async function loadZxingReader(): Promise<ReadCodes> {
  await prepareZXingModule({
    overrides: { locateFile: () => new URL(wasmUrl, location.origin).href },
    fireImmediately: true,
  });
  const detector = new BarcodeDetector({ formats: ['qr_code'] });
  return async (image) => (await detector.detect(image)).map(({ rawValue }) => rawValue);
}
