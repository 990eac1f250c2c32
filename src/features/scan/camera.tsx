import { useEffectEvent, useLayoutEffect, useRef, useState } from 'react';
import {
  listCameras,
  rememberCamera,
  type LiveCamera,
} from '#src/wallet/scanner/camera-abilities.ts';
import { CameraControls } from './camera-controls.tsx';
import {
  cameraPermission,
  problemBeforeAsking,
  type CameraProblem,
} from '#src/wallet/scanner/camera-problem.ts';
import { openCamera } from '#src/wallet/scanner/camera-session.ts';
import { CameraWords } from './camera-words.tsx';
import type { CameraView } from '#src/wallet/scanner/camera-view.ts';
import { Corners } from './corners.tsx';

interface CameraProps {
  deviceId: string | null;
  onText: (text: string) => void;
  onDecoderMissing: (missing: boolean) => void;
  onSwitch: (deviceId: string | null) => void;
  /** To be opened anew. */
  onAgain: () => void;
}

/** One camera, open for as long as this is on the page. */
export function Camera({ deviceId, onText, onDecoderMissing, onSwitch, onAgain }: CameraProps) {
  const place = useRef<HTMLDivElement>(null);
  const [view, setView] = useState<CameraView>(firstView);

  const showLive = useEffectEvent(async (camera: LiveCamera) => {
    rememberCamera(camera.deviceId);
    const cameras = await listCameras().catch(() => []);
    setView({ status: 'live', camera, cameras });
  });
  const showProblem = useEffectEvent((problem: CameraProblem) => {
    // The camera of last time may be gone, and another be there.
    if (problem === 'none' && deviceId !== null) onSwitch(null);
    else setView({ status: 'failed', problem });
  });
  const handOver = useEffectEvent((text: string) => onText(text));
  const tellMissing = useEffectEvent((missing: boolean) => onDecoderMissing(missing));
  const openAgain = useEffectEvent(() => onAgain());

  // Closed before the page changes, so that the camera's elements are still there to be put aside.
  useLayoutEffect(() => {
    if (!place.current || problemBeforeAsking()) return;
    void cameraPermission().then((permission) => {
      if (permission !== 'prompt') return;
      setView((now) => (now.status === 'starting' ? { status: 'asking' } : now));
    });
    return openCamera(place.current, deviceId, {
      onLive: (camera) => void showLive(camera),
      onText: (text) => handOver(text),
      onProblem: (problem) => showProblem(problem),
      onDecoderMissing: (missing) => tellMissing(missing),
      onReshaped: () => openAgain(),
    });
  }, [deviceId]);

  return (
    <>
      <div ref={place} className="absolute inset-0" />
      <CameraWords view={view} onAgain={onAgain} />
      {view.status === 'live' && (
        <>
          <Corners />
          <CameraControls camera={view.camera} onSwitch={nextOf(view, onSwitch)} />
        </>
      )}
    </>
  );
}

function firstView(): CameraView {
  const problem = problemBeforeAsking();
  return problem ? { status: 'failed', problem } : { status: 'starting' };
}

/** Null where there is no other camera to switch to. */
function nextOf(
  { camera, cameras }: Extract<CameraView, { status: 'live' }>,
  onSwitch: (deviceId: string) => void,
): (() => void) | null {
  const next = cameras[(cameras.indexOf(camera.deviceId ?? '') + 1) % cameras.length];
  return next === undefined || next === camera.deviceId ? null : () => onSwitch(next);
}
