/** The browser's own detector, where it has one that knows QR codes (Android, ChromeOS, macOS). */

interface Detector {
  detect(source: ImageBitmapSource): Promise<{ rawValue: string }[]>;
}
interface DetectorClass {
  new (options: { formats: string[] }): Detector;
  getSupportedFormats(): Promise<string[]>;
}

declare global {
  var BarcodeDetector: DetectorClass | undefined;
}

export type NativeDetect = (source: ImageBitmapSource) => Promise<string[]>;

let found: Promise<NativeDetect | null> | null = null;

/** Null where the browser has none, or none for QR codes. */
export function nativeDetector(): Promise<NativeDetect | null> {
  found ??= find().catch(() => null);
  return found;
}

async function find(): Promise<NativeDetect | null> {
  const Native = globalThis.BarcodeDetector;
  if (!Native || !(await Native.getSupportedFormats()).includes('qr_code')) return null;
  const detector = new Native({ formats: ['qr_code'] });
  return async (source) => (await detector.detect(source)).map(({ rawValue }) => rawValue);
}
