/**
 * A camera from its start to its end, by html5-qrcode. One at a time: sessions stand in a line, so that whatever the
 * page does meanwhile (React's StrictMode, a quick way there and back) no camera is left running.
 */
import { Html5QrcodeSupportedFormats } from 'html5-qrcode/esm/core';
import { Html5Qrcode } from 'html5-qrcode/esm/html5-qrcode';
import { abilitiesOf, type LiveCamera } from './camera-abilities.ts';
import { cameraPermission, readCameraError, type CameraProblem } from './camera-problem.ts';
import { frameReader, withDetector } from './live-detector.ts';
import { heard, makeStage, type Stage } from '#src/features/scan/stage.ts';

export interface CameraEvents {
  /** There is a picture. Said again when the camera tells late what it can do. */
  onLive(camera: LiveCamera): void;
  /** What the codes of a frame say, one a line. Again and again while they are seen. */
  onText(text: string): void;
  onProblem(problem: CameraProblem): void;
  /** The decoder could not be loaded, or could after all. The picture goes on meanwhile. */
  onDecoderMissing(missing: boolean): void;
  /** The picture has another shape now, as when a phone is turned: to be opened anew. */
  onReshaped(): void;
}

/** Android's Chrome knows about torch and zoom only some time after the first picture. */
const LATE_ABILITIES_MS = 700;
/** html5-qrcode pauses as long between two frames, and asks its own decoder, a stub, every other time. */
const FRAMES_PER_SECOND = 60;
const PICTURE_PATIENCE_MS = 3_000;

let line: Promise<void> = Promise.resolve();

/** Opens a camera in `place`: the one with `deviceId`, or one that looks away. Returns what closes it. */
export function openCamera(
  place: HTMLElement,
  deviceId: string | null,
  events: CameraEvents,
): () => void {
  const closing = new AbortController();
  const stage = makeStage(place);
  line = line
    .then(() => run(stage, deviceId, events, closing.signal))
    .catch(() => events.onProblem('other'))
    .finally(() => stage.remove());
  return () => {
    stage.hide();
    closing.abort();
  };
}

/** Resolves when the camera is off again. */
async function run(
  stage: Stage,
  deviceId: string | null,
  events: CameraEvents,
  closing: AbortSignal,
): Promise<void> {
  if (closing.aborted) return;
  const scanner = makeScanner(stage, events);
  try {
    await scanner.start(
      { facingMode: 'environment' },
      {
        fps: FRAMES_PER_SECOND,
        disableFlip: true,
        videoConstraints: {
          ...(deviceId === null
            ? { facingMode: 'environment' }
            : { deviceId: { exact: deviceId } }),
          width: { ideal: 1920 },
          height: { ideal: 1080 },
        },
      },
      (text) => {
        if (!closing.aborted) events.onText(text);
      },
      undefined,
    );
  } catch (error) {
    if (!closing.aborted) events.onProblem(readCameraError(error, await cameraPermission()));
    return;
  }
  // Stopped before its first picture, html5-qrcode would trip over what it has not made yet.
  const playing = await stage.playing(PICTURE_PATIENCE_MS);
  if (!closing.aborted) {
    if (playing) watch(scanner, stage, events, closing);
    else events.onProblem('busy');
  }
  if (!closing.aborted) await heard(closing, 'abort', closing);
  // Not started to its end, it still lets go of the camera, then complains.
  await scanner.stop().catch(() => undefined);
}

function makeScanner(stage: Stage, events: CameraEvents): Html5Qrcode {
  return withDetector(
    frameReader(),
    (missing) => events.onDecoderMissing(missing),
    () =>
      new Html5Qrcode(stage.id, {
        formatsToSupport: [Html5QrcodeSupportedFormats.QR_CODE],
        useBarCodeDetectorIfSupported: true,
        verbose: false,
      }),
  );
}

function watch(
  scanner: Html5Qrcode,
  stage: Stage,
  events: CameraEvents,
  closing: AbortSignal,
): void {
  const video = stage.video();
  if (!(video?.srcObject instanceof MediaStream)) return;
  const options = { signal: closing };
  const shape = video.videoWidth / video.videoHeight;
  video.addEventListener(
    'resize',
    () => {
      if (video.videoWidth / video.videoHeight !== shape) events.onReshaped();
    },
    options,
  );
  for (const track of video.srcObject.getVideoTracks()) {
    track.addEventListener('ended', () => events.onProblem('busy'), options);
  }
  events.onLive(abilitiesOf(scanner));
  const late = setTimeout(() => events.onLive(abilitiesOf(scanner)), LATE_ABILITIES_MS);
  closing.addEventListener('abort', () => clearTimeout(late));
}
