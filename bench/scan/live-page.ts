/** The part of the bench with a camera: from opening it to the text of the code, as the Scan screen does. */
import { openCamera } from '#src/wallet/scanner/camera-session.ts';
import { preloadScanning } from '#src/wallet/scanner/preload.ts';

declare global {
  var prepare: () => Promise<void>;
  /** Milliseconds, and the text. */
  var scanOnce: () => Promise<{ ms: number; text: string }>;
}

globalThis.prepare = async () => {
  await preloadScanning();
  await scanOnce();
};

globalThis.scanOnce = () =>
  new Promise((resolve, reject) => {
    const place = document.createElement('div');
    place.style.cssText = 'position: relative; width: 390px; height: 490px';
    document.body.append(place);
    const start = performance.now();
    const close = openCamera(place, null, {
      onLive: () => {},
      onText: (text) => {
        resolve({ ms: performance.now() - start, text });
        close();
        place.remove();
      },
      onProblem: (problem) => reject(new Error(problem)),
      onDecoderMissing: () => reject(new Error('the decoder could not be loaded')),
      onReshaped: () => reject(new Error('the picture changed its shape')),
    });
  });
