/** Why there is no picture from a camera. The catalogue has words and a next step for each. */
export type CameraProblem =
  /** The person refused, for good. */
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

/** What keeps the page from asking for a camera at all. Null when nothing does. */
export function problemBeforeAsking(): CameraProblem | null {
  if (!globalThis.isSecureContext) return 'insecure';
  if (!('mediaDevices' in navigator)) return 'unsupported';
  return null;
}

/**
 * What html5-qrcode's rejection means. It is a string: "Error getting userMedia, error = NotAllowedError: Permission denied".
 * `permission` is the browser's state of the camera permission afterwards, where it has one.
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

/** Null where the browser has no such permission to query (Firefox). */
export async function cameraPermission(): Promise<PermissionState | null> {
  try {
    return (await navigator.permissions.query({ name: 'camera' })).state;
  } catch {
    return null;
  }
}
