import { expect, test } from 'vitest';
import { readCameraError } from './camera-problem.ts';

const wrapped = (error: string) => `Error getting userMedia, error = ${error}`;

test.each([
  ['NotAllowedError: Permission denied', 'denied', 'denied'],
  ['NotAllowedError: Permission denied', null, 'denied'],
  ['NotAllowedError: Permission dismissed', 'prompt', 'dismissed'],
  ['NotAllowedError: Permission denied by system', 'denied', 'blocked'],
  ['SecurityError: The operation is insecure.', null, 'blocked'],
  ['NotFoundError: Requested device not found', 'granted', 'none'],
  ['NotReadableError: Could not start video source', 'granted', 'busy'],
  ['AbortError: Starting videoinput failed', 'granted', 'busy'],
  ['TypeError: something new', 'granted', 'other'],
] as const)('%s, permission %s: %s', (error, permission, problem) => {
  expect(readCameraError(wrapped(error), permission)).toBe(problem);
});

test('a browser without cameras for pages', () => {
  expect(readCameraError('Camera streaming not supported by the browser.', null)).toBe(
    'unsupported',
  );
});
