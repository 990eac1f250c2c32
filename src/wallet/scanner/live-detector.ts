/**
 * What html5-qrcode decodes its frames with, in place of the browser's BarcodeDetector: the browser's own where it has
 * one, or our decoder in its worker.
 */
import { decodeFrame } from './decoder.ts';
import { nativeDetector } from './native-detector.ts';

/** Native detectors miss some codes, such as light ones on dark: after so many empty frames ours helps. */
const EMPTY_FRAMES_BEFORE_OURS = 40;

export interface FrameReader {
  /** The texts of the codes in a frame. @throws DecoderMissing */
  read(frame: HTMLCanvasElement): Promise<string[]>;
}

export function frameReader(): FrameReader {
  let empty = 0;
  return {
    async read(frame) {
      const detect = await nativeDetector();
      if (detect) {
        // A detector that throws is one that found nothing.
        const texts = await detect(frame).catch(() => []);
        if (texts.length > 0) return texts;
        if (++empty < EMPTY_FRAMES_BEFORE_OURS) return [];
      }
      return await decodeFrame(await createImageBitmap(frame));
    },
  };
}

/** After so long a decoder that did not load is tried again. */
const RETRY_MS = 2_000;

/**
 * Calls `make` while the global BarcodeDetector is ours: html5-qrcode looks for it when it is constructed. All codes of a
 * frame come as one text, a line each, as if the text had been pasted.
 */
export function withDetector<T>(
  reader: FrameReader,
  onMissing: (missing: boolean) => void,
  make: () => T,
): T {
  let missing = false;
  const report = (now: boolean) => {
    if (now !== missing) onMissing(now);
    missing = now;
  };
  class LiveDetector {
    async detect(frame: HTMLCanvasElement) {
      const texts = await reader.read(frame).catch(() => null);
      report(texts === null);
      if (texts === null) {
        await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
        return [];
      }
      if (texts.length === 0) return [];
      const boundingBox = { width: frame.width, height: frame.height };
      return [{ rawValue: [...new Set(texts)].join('\n'), format: 'qr_code', boundingBox }];
    }
  }
  const own = Object.getOwnPropertyDescriptor(globalThis, 'BarcodeDetector');
  Object.defineProperty(globalThis, 'BarcodeDetector', { value: LiveDetector, configurable: true });
  try {
    return make();
  } finally {
    if (own) Object.defineProperty(globalThis, 'BarcodeDetector', own);
    else Reflect.deleteProperty(globalThis, 'BarcodeDetector');
  }
}
