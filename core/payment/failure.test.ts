import { expect, test } from 'vitest';
import { refusalByStatus } from './failure.ts';

test('a request turned away by its status never began a payment', () => {
  expect(refusalByStatus(401, 'no')?.cause).toBe('key-refused');
  expect(refusalByStatus(404, 'no')?.cause).toBe('not-found');
  expect(refusalByStatus(429, 'no')?.cause).toBe('rate-limited');
  expect(refusalByStatus(400, 'no')).toBeNull();
  expect(refusalByStatus(408, 'no')).toBeNull();
  expect(refusalByStatus(409, 'no')).toBeNull();
});
