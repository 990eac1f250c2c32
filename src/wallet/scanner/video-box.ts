/**
 * The element that html5-qrcode puts its video into. html5-qrcode decodes the video at the element's size on the page,
 * so the element has the video's own resolution; a CSS transform scales it to fill its container.
 */
export interface VideoBox {
  id: string;
  video(): HTMLVideoElement | null;
  /** Call once the camera is started. False when it gives no picture in time. */
  playing(timeoutMs: number): Promise<boolean>;
  /** Out of sight, but still on the page, which html5-qrcode needs until it has stopped. */
  hide(): void;
  remove(): void;
}

/** Until the video's own size is known: html5-qrcode wants one at once. */
const INITIAL_WIDTH_PX = 1920;

let count = 0;

export function makeVideoBox(container: HTMLElement): VideoBox {
  const box = document.createElement('div');
  box.id = `camera-${count++}`;
  box.ariaHidden = 'true';
  Object.assign(box.style, { width: `${INITIAL_WIDTH_PX}px`, transformOrigin: '0 0' });
  const clip = document.createElement('div');
  Object.assign(clip.style, { position: 'absolute', inset: '0', overflow: 'hidden' });
  clip.append(box);
  container.append(clip);

  const video = () => box.querySelector('video');
  const scaleToFill = () => {
    const { videoWidth = 0, videoHeight = 0 } = video() ?? {};
    if (videoWidth === 0 || videoHeight === 0) return;
    const { clientWidth, clientHeight } = clip;
    const scale = Math.max(clientWidth / videoWidth, clientHeight / videoHeight);
    const left = (clientWidth - videoWidth * scale) / 2;
    const top = (clientHeight - videoHeight * scale) / 2;
    box.style.transform = `translate(${left}px, ${top}px) scale(${scale})`;
  };
  const resizes = new ResizeObserver(scaleToFill);
  resizes.observe(clip);

  return {
    id: box.id,
    video,
    async playing(timeoutMs) {
      const shown = video();
      if (!shown) return false;
      const timeout = AbortSignal.timeout(timeoutMs);
      if (shown.videoWidth === 0) await eventOrAbort(shown, 'loadedmetadata', timeout);
      const { videoWidth, videoHeight } = shown;
      const size = { width: `${videoWidth}px`, height: `${videoHeight}px`, maxWidth: 'none' };
      Object.assign(shown.style, size);
      box.style.width = size.width;
      scaleToFill();
      if (shown.paused || shown.readyState < HTMLMediaElement.HAVE_FUTURE_DATA) {
        await eventOrAbort(shown, 'playing', timeout);
      }
      return !timeout.aborted;
    },
    hide() {
      Object.assign(clip.style, {
        position: 'fixed',
        visibility: 'hidden',
        pointerEvents: 'none',
      });
      document.body.append(clip);
    },
    remove() {
      resizes.disconnect();
      clip.remove();
    },
  };
}

/** Resolves at the event, or when the signal aborts. */
export function eventOrAbort(
  target: EventTarget,
  event: string,
  signal: AbortSignal,
): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    target.addEventListener(event, () => resolve(), { once: true, signal });
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
