import { useState, useSyncExternalStore } from 'react';
import { rememberCamera, rememberedCamera } from '#src/wallet/scanner/camera-abilities.ts';
import { Camera } from './camera.tsx';

interface CameraFrameProps {
  /** What the codes of a frame say, one a line. */
  onText: (text: string) => void;
  onDecoderMissing: (missing: boolean) => void;
}

/** The camera, while the page can be seen: the one of last time, or the one that looks away. */
export function CameraFrame(events: CameraFrameProps) {
  const [deviceId, setDeviceId] = useState(rememberedCamera);
  const [round, setRound] = useState(0);
  const visible = useSyncExternalStore(subscribeToVisibility, isVisible);

  const switchTo = (next: string | null) => {
    rememberCamera(next);
    setDeviceId(next);
    setRound(round + 1);
  };

  return (
    <div className="relative h-full overflow-hidden bg-night text-moon">
      {visible && (
        <Camera
          key={round}
          deviceId={deviceId}
          onSwitch={switchTo}
          onAgain={() => setRound(round + 1)}
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
