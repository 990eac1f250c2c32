import { afterEach, expect, test, vi } from 'vitest';
import { withDetector, type FrameReader } from './live-detector.ts';

interface Detector {
  detect(frame: { width: number; height: number }): Promise<{ rawValue: string }[]>;
}

const frame = { width: 640, height: 480 };

function detectorWith(read: FrameReader['read'], onMissing = (_missing: boolean) => {}): Detector {
  return withDetector({ read }, onMissing, () => {
    const Found: unknown = Reflect.get(globalThis, 'BarcodeDetector');
    if (typeof Found !== 'function') throw new Error('nothing to make');
    return Reflect.construct(Found, []);
  });
}

afterEach(() => vi.useRealTimers());

test('all codes of a frame come as one text, each once', async () => {
  const detector = detectorWith(async () => ['lnbc1one', 'https://shop', 'lnbc1one']);
  expect(await detector.detect(frame)).toMatchObject([{ rawValue: 'lnbc1one\nhttps://shop' }]);
});

test('the global BarcodeDetector is restored, or removed', () => {
  detectorWith(async () => []);
  expect('BarcodeDetector' in globalThis).toBe(false);
  const native = () => {};
  vi.stubGlobal('BarcodeDetector', native);
  detectorWith(async () => []);
  expect(Reflect.get(globalThis, 'BarcodeDetector')).toBe(native);
  vi.unstubAllGlobals();
});

test('reports once that the decoder is missing, tries again, and reports once that it is there', async () => {
  vi.useFakeTimers();
  const reports: boolean[] = [];
  let missing = true;
  const detector = detectorWith(
    async () => {
      if (missing) throw new Error('not loaded');
      return ['lnbc1'];
    },
    (now) => reports.push(now),
  );
  for (let round = 0; round < 2; round++) {
    const detecting = detector.detect(frame);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(await detecting).toEqual([]);
  }
  missing = false;
  expect(await detector.detect(frame)).toHaveLength(1);
  expect(reports).toEqual([true, false]);
});
