import { useEffectEvent, useLayoutEffect, useRef, useState } from 'react';
import {
  listCameras,
  rememberCamera,
  type LiveCamera,
} from '#src/wallet/scanner/camera-abilities.ts';
import {
  cameraPermission,
  problemBeforeAsking,
  type CameraProblem,
} from '#src/wallet/scanner/camera-problem.ts';
import { openCamera } from '#src/wallet/scanner/camera-session.ts';
import { CameraControls } from './camera-controls.tsx';
import { CameraStatus, type CameraState } from './camera-status.tsx';
import { Viewfinder } from './viewfinder.tsx';

interface CameraProps {
  deviceId: string | null;
  onText: (text: string) => void;
  onDecoderMissing: (missing: boolean) => void;
  onSwitch: (deviceId: string | null) => void;
  /** Asks for the camera to be opened again. */
  onRetry: () => void;
}

/** One camera, open for as long as this is on the page. */
export function Camera({ deviceId, onText, onDecoderMissing, onSwitch, onRetry }: CameraProps) {
  const container = useRef<HTMLDivElement>(null);
  const [state, setState] = useState<CameraState>(initialState);

  const showLive = useEffectEvent(async (camera: LiveCamera) => {
    rememberCamera(camera.deviceId);
    const cameras = await listCameras().catch(() => []);
    setState({ status: 'live', camera, cameras });
  });
  const showProblem = useEffectEvent((problem: CameraProblem) => {
    // The camera used last may be gone, and another may be there.
    if (problem === 'none' && deviceId !== null) onSwitch(null);
    else setState({ status: 'failed', problem });
  });
  const report = useEffectEvent((text: string) => onText(text));
  const reportMissing = useEffectEvent((missing: boolean) => onDecoderMissing(missing));
  const retry = useEffectEvent(() => onRetry());

  // A layout effect closes the camera while its elements are still on the page.
  useLayoutEffect(() => {
    if (!container.current || problemBeforeAsking()) return;
    void cameraPermission().then((permission) => {
      if (permission !== 'prompt') return;
      setState((now) => (now.status === 'starting' ? { status: 'asking' } : now));
    });
    return openCamera(container.current, deviceId, {
      onLive: (camera) => void showLive(camera),
      onText: (text) => report(text),
      onProblem: (problem) => showProblem(problem),
      onDecoderMissing: (missing) => reportMissing(missing),
      onReshaped: () => retry(),
    });
  }, [deviceId]);

  return (
    <>
      <div ref={container} className="absolute inset-0" />
      <CameraStatus state={state} onRetry={onRetry} />
      {state.status === 'live' && (
        <>
          <Viewfinder />
          <CameraControls camera={state.camera} onSwitch={switchToNext(state, onSwitch)} />
        </>
      )}
    </>
  );
}

function initialState(): CameraState {
  const problem = problemBeforeAsking();
  return problem ? { status: 'failed', problem } : { status: 'starting' };
}

/** Null where there is no other camera to switch to. */
function switchToNext(
  { camera, cameras }: Extract<CameraState, { status: 'live' }>,
  onSwitch: (deviceId: string) => void,
): (() => void) | null {
  const next = cameras[(cameras.indexOf(camera.deviceId ?? '') + 1) % cameras.length];
  return next === undefined || next === camera.deviceId ? null : () => onSwitch(next);
}
