/**
 * The boundaries between the steps money takes, in their order. A test may end the process at one of
 * them; whatever it is, nothing may be lost or paid twice (e2e/api/faults.spec.ts).
 */
export const BOUNDARIES = [
  'mid-reserve',
  'after-reserve',
  'after-submitted',
  'after-node',
  'mid-settle',
  'after-settle',
  'mid-fail',
  'after-fail',
  'mid-inside',
  'after-inside',
  'mid-credit',
  'after-credit',
] as const;

/** `mid-…` is within the transaction, before it is committed; `after-…` is once it is durable. */
export type Boundary = (typeof BOUNDARIES)[number];
