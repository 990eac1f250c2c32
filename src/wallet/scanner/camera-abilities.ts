/** What a running camera can do besides giving a picture. */
import type { Html5Qrcode } from 'html5-qrcode/esm/html5-qrcode';

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

export function abilitiesOf(scanner: Html5Qrcode): LiveCamera {
  const { deviceId = null } = scanner.getRunningTrackSettings();
  const abilities = scanner.getRunningTrackCameraCapabilities();
  const torch = abilities.torchFeature();
  const zoom = abilities.zoomFeature();
  return {
    deviceId,
    torch: torch.isSupported() ? (on) => torch.apply(on) : null,
    zoom:
      zoom.isSupported() && zoom.max() > zoom.min()
        ? {
            min: zoom.min(),
            max: zoom.max(),
            step: zoom.step() || 0.1,
            value: zoom.value() ?? zoom.min(),
            set: (value) => zoom.apply(value),
          }
        : null,
  };
}

/** The cameras of this device, in the browser's order. Known only once one has been allowed. */
export async function listCameras(): Promise<string[]> {
  const devices = await navigator.mediaDevices.enumerateDevices();
  const cameras = devices.filter(({ kind }) => kind === 'videoinput');
  return cameras.map(({ deviceId }) => deviceId).filter((id) => id !== '');
}

const REMEMBERED = 'scan-camera';

export function rememberedCamera(): string | null {
  return localStorage.getItem(REMEMBERED);
}

export function rememberCamera(deviceId: string | null): void {
  if (deviceId === null) localStorage.removeItem(REMEMBERED);
  else localStorage.setItem(REMEMBERED, deviceId);
}
