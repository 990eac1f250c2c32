import { preloadDecoder } from './decoder.ts';
import { nativeDetector } from './native-detector.ts';

/** Fetches the decoder ahead of its use, where the browser has none of its own. */
export async function preloadScanning(): Promise<void> {
  if (!(await nativeDetector())) preloadDecoder();
}
