/**
 * A camera from start to stop, by html5-qrcode. Sessions are queued and run one at a time, so that no camera is left
 * running whatever the page does meanwhile (React's StrictMode, quick navigation).
 */
import { Html5QrcodeSupportedFormats } from 'html5-qrcode/esm/core';
import { Html5Qrcode } from 'html5-qrcode/esm/html5-qrcode';
import { abilitiesOf, type LiveCamera } from './camera-abilities.ts';
import { cameraPermission, readCameraError, type CameraProblem } from './camera-problem.ts';
import { frameReader, withDetector } from './live-detector.ts';
import { eventOrAbort, makeVideoBox, type VideoBox } from './video-box.ts';

export interface CameraEvents {
  /** There is a picture. Called again when the camera reports later what it can do. */
  onLive(camera: LiveCamera): void;
  /** What the codes of a frame say, one a line. Again and again while they are seen. */
  onText(text: string): void;
  onProblem(problem: CameraProblem): void;
  /** The decoder could not be loaded (true), or was loaded after all (false). The picture stays on. */
  onDecoderMissing(missing: boolean): void;
  /** The aspect ratio has changed, as when a phone is turned: open the camera again. */
  onReshaped(): void;
}

/** Chrome on Android knows torch and zoom only some time after the first picture. */
const LATE_ABILITIES_MS = 700;
/** html5-qrcode pauses as long between two frames, and asks its own decoder, a stub, every other time. */
const FRAMES_PER_SECOND = 60;
const PICTURE_TIMEOUT_MS = 3_000;

let lastSession: Promise<void> = Promise.resolve();

/** Opens a camera in `container`: the one with `deviceId`, or the back camera. Returns the function that closes it. */
export function openCamera(
  container: HTMLElement,
  deviceId: string | null,
  events: CameraEvents,
): () => void {
  const closing = new AbortController();
  const box = makeVideoBox(container);
  lastSession = lastSession
    .then(() => run(box, deviceId, events, closing.signal))
    .catch(() => events.onProblem('other'))
    .finally(() => box.remove());
  return () => {
    box.hide();
    closing.abort();
  };
}

/** Resolves when the camera is off again. */
async function run(
  box: VideoBox,
  deviceId: string | null,
  events: CameraEvents,
  closing: AbortSignal,
): Promise<void> {
  if (closing.aborted) return;
  const scanner = makeScanner(box, events);
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
  // Stopping html5-qrcode before its first picture throws.
  const playing = await box.playing(PICTURE_TIMEOUT_MS);
  if (!closing.aborted) {
    if (playing) watch(scanner, box, events, closing);
    else events.onProblem('busy');
  }
  if (!closing.aborted) await eventOrAbort(closing, 'abort', closing);
  // When it was not fully started, it releases the camera and then rejects.
  await scanner.stop().catch(() => undefined);
}

function makeScanner(box: VideoBox, events: CameraEvents): Html5Qrcode {
  return withDetector(
    frameReader(),
    (missing) => events.onDecoderMissing(missing),
    () =>
      new Html5Qrcode(box.id, {
        formatsToSupport: [Html5QrcodeSupportedFormats.QR_CODE],
        useBarCodeDetectorIfSupported: true,
        verbose: false,
      }),
  );
}

function watch(
  scanner: Html5Qrcode,
  box: VideoBox,
  events: CameraEvents,
  closing: AbortSignal,
): void {
  const video = box.video();
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
