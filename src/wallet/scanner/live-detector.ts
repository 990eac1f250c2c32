/**
 * What html5-qrcode reads its frames with: the browser's own detector, or ours in its worker. html5-qrcode takes it for
 * the BarcodeDetector of the browser.
 */
import { decodeFrame } from './decoder.ts';
import { nativeDetector } from './native-detector.ts';

/** Native detectors miss some codes, light ones on dark among them: after as many empty frames ours helps. */
const PATIENCE_FRAMES = 40;

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
        // A detector that breaks down is one that reads nothing.
        const texts = await detect(frame).catch(() => []);
        if (texts.length > 0) return texts;
        if (++empty < PATIENCE_FRAMES) return [];
      }
      return await decodeFrame(await createImageBitmap(frame));
    },
  };
}

/** A decoder that did not load is asked for again after this. */
const RETRY_MS = 2_000;

/**
 * Makes something that looks for a BarcodeDetector when it is made, and gives it ours. All codes of a frame are handed
 * over as one text, a line each, as if the frame had been pasted.
 */
export function withDetector<T>(
  reader: FrameReader,
  onMissing: (missing: boolean) => void,
  make: () => T,
): T {
  let missing = false;
  const tell = (now: boolean) => {
    if (now !== missing) onMissing(now);
    missing = now;
  };
  class LiveDetector {
    async detect(frame: HTMLCanvasElement) {
      const texts = await reader.read(frame).catch(() => null);
      tell(texts === null);
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
