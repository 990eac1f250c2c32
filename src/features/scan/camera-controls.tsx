import { useId, useState } from 'react';
import { scan } from '#messages/scan.ts';
import type { LiveCamera, Zoom } from '#src/wallet/scanner/camera-abilities.ts';

const CONTROL =
  'min-h-11 rounded-l bg-night/75 px-4 text-small font-medium text-moon active:bg-night aria-pressed:bg-moon aria-pressed:text-night';

interface CameraControlsProps {
  camera: LiveCamera;
  /** Null where there is only one camera. */
  onSwitch: (() => void) | null;
}

/** Over the picture: what this camera can do. */
export function CameraControls({ camera, onSwitch }: CameraControlsProps) {
  return (
    <div className="absolute inset-x-3 bottom-3 flex flex-wrap items-center justify-center gap-2">
      {camera.zoom && <ZoomControl key={camera.deviceId} zoom={camera.zoom} />}
      {camera.torch && <TorchControl key={camera.deviceId} setTorch={camera.torch} />}
      {onSwitch && (
        <button type="button" className={CONTROL} onClick={onSwitch}>
          {scan.switchCamera}
        </button>
      )}
    </div>
  );
}

function TorchControl({ setTorch }: { setTorch: (on: boolean) => Promise<void> }) {
  const [on, setOn] = useState(false);
  const toggle = async () => {
    try {
      await setTorch(!on);
      setOn(!on);
    } catch {
      // The light stays as it is, and so does the button.
    }
  };
  return (
    <button type="button" aria-pressed={on} className={CONTROL} onClick={() => void toggle()}>
      {scan.light}
    </button>
  );
}

function ZoomControl({ zoom }: { zoom: Zoom }) {
  const id = useId();
  const [value, setValue] = useState(zoom.value);
  return (
    <label htmlFor={id} className={`${CONTROL} flex w-full items-center gap-3`}>
      {scan.zoom}
      <input
        id={id}
        type="range"
        className="min-w-0 flex-1 accent-spark"
        min={zoom.min}
        max={zoom.max}
        step={zoom.step}
        value={value}
        onChange={(event) => {
          setValue(event.target.valueAsNumber);
          zoom.set(event.target.valueAsNumber).catch(() => undefined);
        }}
      />
    </label>
  );
}
