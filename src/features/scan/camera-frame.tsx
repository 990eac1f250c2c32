import { useState, useSyncExternalStore } from 'react';
import { rememberCamera, rememberedCamera } from '#src/wallet/scanner/camera-abilities.ts';
import { Camera } from './camera.tsx';

interface CameraFrameProps {
  /** The texts of the codes in a frame, one a line. */
  onText: (text: string) => void;
  onDecoderMissing: (missing: boolean) => void;
}

/** The camera while the page is visible: the one used last, or the back camera. */
export function CameraFrame(events: CameraFrameProps) {
  const [deviceId, setDeviceId] = useState(rememberedCamera);
  const [attempt, setAttempt] = useState(0);
  const visible = useSyncExternalStore(subscribeToVisibility, isVisible);

  const switchTo = (next: string | null) => {
    rememberCamera(next);
    setDeviceId(next);
    setAttempt(attempt + 1);
  };

  return (
    <div className="relative h-full overflow-hidden bg-night text-moon">
      {visible && (
        <Camera
          key={attempt}
          deviceId={deviceId}
          onSwitch={switchTo}
          onRetry={() => setAttempt(attempt + 1)}
          {...events}
        />
      )}
    </div>
  );
}

function isVisible(): boolean {
  return document.visibilityState === 'visible';
}

function subscribeToVisibility(listener: () => void): () => void {
  document.addEventListener('visibilitychange', listener);
  return () => document.removeEventListener('visibilitychange', listener);
}
