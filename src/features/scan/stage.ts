/**
 * Where html5-qrcode puts its video. It decodes the video at the size the element has on the page, so the element has
 * the video's own resolution, and is scaled to fill its place only for the eye.
 */
export interface Stage {
  id: string;
  video(): HTMLVideoElement | null;
  /** Once the camera is started: whether it gives a picture within a time. */
  playing(patienceMs: number): Promise<boolean>;
  /** Out of sight, but still on the page, which html5-qrcode needs until it has stopped. */
  hide(): void;
  remove(): void;
}

/** Until the video tells its own. html5-qrcode wants a size at once. */
const FIRST_WIDTH_PX = 1920;

let count = 0;

export function makeStage(place: HTMLElement): Stage {
  const host = document.createElement('div');
  host.id = `camera-${count++}`;
  host.ariaHidden = 'true';
  Object.assign(host.style, { width: `${FIRST_WIDTH_PX}px`, transformOrigin: '0 0' });
  const outer = document.createElement('div');
  Object.assign(outer.style, { position: 'absolute', inset: '0', overflow: 'hidden' });
  outer.append(host);
  place.append(outer);

  const video = () => host.querySelector('video');
  const fit = () => {
    const { videoWidth = 0, videoHeight = 0 } = video() ?? {};
    if (videoWidth === 0 || videoHeight === 0) return;
    const { clientWidth, clientHeight } = outer;
    const scale = Math.max(clientWidth / videoWidth, clientHeight / videoHeight);
    const left = (clientWidth - videoWidth * scale) / 2;
    const top = (clientHeight - videoHeight * scale) / 2;
    host.style.transform = `translate(${left}px, ${top}px) scale(${scale})`;
  };
  const resizes = new ResizeObserver(fit);
  resizes.observe(outer);

  return {
    id: host.id,
    video,
    async playing(patienceMs) {
      const shown = video();
      if (!shown) return false;
      const enough = AbortSignal.timeout(patienceMs);
      if (shown.videoWidth === 0) await heard(shown, 'loadedmetadata', enough);
      const { videoWidth, videoHeight } = shown;
      const size = { width: `${videoWidth}px`, height: `${videoHeight}px`, maxWidth: 'none' };
      Object.assign(shown.style, size);
      host.style.width = size.width;
      fit();
      if (shown.paused || shown.readyState < HTMLMediaElement.HAVE_FUTURE_DATA) {
        await heard(shown, 'playing', enough);
      }
      return !enough.aborted;
    },
    hide() {
      Object.assign(outer.style, {
        position: 'fixed',
        visibility: 'hidden',
        pointerEvents: 'none',
      });
      document.body.append(outer);
    },
    remove() {
      resizes.disconnect();
      outer.remove();
    },
  };
}

/** Resolves when the event comes, or when nobody waits for it any longer. */
export function heard(target: EventTarget, event: string, enough: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (enough.aborted) resolve();
    target.addEventListener(event, () => resolve(), { once: true, signal: enough });
    enough.addEventListener('abort', () => resolve(), { once: true });
  });
}
