/**
 * A camera from its start to its end, by html5-qrcode. One at a time: starting and stopping stand in a line, so that
 * whatever the page does meanwhile (React's StrictMode, a quick way back) no camera is left running.
 */
import { Html5Qrcode } from 'html5-qrcode/esm/html5-qrcode';
import { Html5QrcodeSupportedFormats } from 'html5-qrcode/esm/core';
import { cameraPermission, readCameraError, type CameraProblem } from './camera-problem.ts';
import { frameReader, withDetector } from './live-detector.ts';
import { makeStage, type Stage } from './stage.ts';

export interface LiveCamera {
  deviceId: string | null;
  /** Null where the camera has none. */
  torch: ((on: boolean) => Promise<void>) | null;
  zoom: Zoom | null;
}

export interface Zoom {
  min: number;
  max: number;
  step: number;
  value: number;
  set(value: number): Promise<void>;
}

export interface CameraEvents {
  /** There is a picture. Said again when the camera tells late what it can do. */
  onLive(camera: LiveCamera): void;
  /** What the codes of a frame say, one a line. Again and again while they are seen. */
  onText(text: string): void;
  onProblem(problem: CameraProblem | 'decoder-missing'): void;
  /** The picture has another shape now, as when a phone is turned: to be opened anew. */
  onReshaped(): void;
}

/** Android's Chrome knows about torch and zoom only some time after the first picture. */
const LATE_ABILITIES_MS = 700;
/** html5-qrcode waits as long between two frames; decoding itself takes longer. */
const FRAMES_PER_SECOND = 60;
const PICTURE_PATIENCE_MS = 3_000;

let line: Promise<void> = Promise.resolve();

/** Opens a camera in `place`, the one with `deviceId` or the one that looks away. Returns what closes it. */
export function openCamera(
  place: HTMLElement,
  deviceId: string | null,
  events: CameraEvents,
): () => void {
  const ending = new AbortController();
  const stage = makeStage(place);
  line = line.then(() => run(stage, deviceId, events, ending.signal));
  return () => {
    // html5-qrcode cannot be stopped while it starts, nor without its elements on the page.
    stage.hide();
    ending.abort();
  };
}

async function run(
  stage: Stage,
  deviceId: string | null,
  events: CameraEvents,
  ending: AbortSignal,
): Promise<void> {
  if (!ending.aborted) {
    const reader = frameReader();
    const scanner = withDetector(
      reader,
      () => events.onProblem('decoder-missing'),
      () =>
        new Html5Qrcode(stage.id, {
          formatsToSupport: [Html5QrcodeSupportedFormats.QR_CODE],
          useBarCodeDetectorIfSupported: true,
          verbose: false,
        }),
    );
    try {
      await start(scanner, deviceId, (text) => {
        if (!ending.aborted) events.onText(text);
      });
      const started = stage.started(PICTURE_PATIENCE_MS);
      void started.then((playing) => {
        if (playing && !ending.aborted) follow(scanner, stage, events, ending);
      });
      // The line moves on when this camera is closed: until then nobody else may open one.
      void aborted(ending)
        .then(() => started)
        .then(() => stop(scanner, stage));
      line = Promise.resolve();
    } catch (error) {
      stage.remove();
      if (!ending.aborted) events.onProblem(readCameraError(error, await cameraPermission()));
    }
  }
}
