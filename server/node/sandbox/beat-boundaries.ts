/**
 * The boundaries around the commit of a beat that ends a payment. A test may end the sandbox's thread,
 * and it alone, at one of them; the server goes on (e2e/api/faults-thread.spec.ts).
 */
export const BEAT_BOUNDARIES = ['sandbox-before-commit', 'sandbox-after-commit'] as const;

export type BeatBoundary = (typeof BEAT_BOUNDARIES)[number];
