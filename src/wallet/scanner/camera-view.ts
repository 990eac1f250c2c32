import type { LiveCamera } from './camera-abilities.ts';
import type { CameraProblem } from './camera-problem.ts';

/** What there is to see of a camera. */
export type CameraView =
  | { status: 'starting' }
  /** The browser is asking the person. */
  | { status: 'asking' }
  | { status: 'live'; camera: LiveCamera; cameras: string[] }
  | { status: 'failed'; problem: CameraProblem };
