/** Why there is no picture from a camera. Each has its own words and next step. */
export type CameraProblem =
  /** The person said no, for good. */
  | 'denied'
  /** The question was closed without an answer. */
  | 'dismissed'
  /** The system, an administrator or the page around this one forbids it. */
  | 'blocked'
  | 'none'
  /** Another program has it, or it was unplugged. */
  | 'busy'
  /** Plain HTTP: browsers give it no camera. */
  | 'insecure'
  /** The browser has no cameras for pages at all, like those inside some apps. */
  | 'unsupported'
  | 'other';

/** Null when a camera may be asked for. */
export function problemBeforeAsking(): CameraProblem | null {
  if (!globalThis.isSecureContext) return 'insecure';
  if (!('mediaDevices' in navigator)) return 'unsupported';
  return null;
}

/**
 * What html5-qrcode's rejection means: a string, "Error getting userMedia, error = NotAllowedError: Permission denied".
 * `permission` is what the browser says about the camera afterwards, where it says anything.
 */
export function readCameraError(error: unknown, permission: PermissionState | null): CameraProblem {
  const text = String(error);
  if (/NotAllowedError|PermissionDeniedError/.test(text)) {
    if (/system|policy/i.test(text)) return 'blocked';
    return permission === 'prompt' ? 'dismissed' : 'denied';
  }
  if (text.includes('SecurityError')) return 'blocked';
  if (/NotFoundError|DevicesNotFoundError|OverconstrainedError/.test(text)) return 'none';
  if (/NotReadableError|TrackStartError|AbortError/.test(text)) return 'busy';
  return text.includes('not supported') ? 'unsupported' : 'other';
}

/** Null where the browser does not tell (Firefox knows no such permission). */
export async function cameraPermission(): Promise<PermissionState | null> {
  try {
    return (await navigator.permissions.query({ name: 'camera' })).state;
  } catch {
    return null;
  }
}
