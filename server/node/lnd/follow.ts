/** A stream of LND's that never ends: opened again whenever it breaks. */
import type { LndConnection, LndRequest } from './connection.ts';
import { adviceOf, LndProblem } from './lnd-problem.ts';

/** A connection that died in silence is noticed by then. LND repeats nothing, so it is not too often. */
const IDLE_MS = 5 * 60_000;
const FIRST_RETRY_MS = 250;
const LONGEST_RETRY_MS = 10_000;

export async function follow(
  connection: LndConnection,
  /** Asked each time: where to go on may have changed. */
  path: () => Promise<string>,
  onLine: (line: unknown) => Promise<void> | void,
  { closing, report }: { closing: AbortSignal; report: (sentence: string) => void },
): Promise<void> {
  let retryMs = FIRST_RETRY_MS;
  while (!closing.aborted) {
    try {
      const request = { method: 'GET', path: await path() } satisfies LndRequest;
      for await (const line of connection.stream(request, { signal: closing, idleMs: IDLE_MS })) {
        await onLine(line);
        retryMs = FIRST_RETRY_MS;
      }
    } catch (error) {
      const isExpected = error instanceof LndProblem && error.kind !== 'not-lnd';
      if (!isExpected && !closing.aborted) {
        report(`A stream of LND’s: ${adviceOf(error)}`);
      }
    }
    await pause(retryMs, closing);
    retryMs = Math.min(retryMs * 2, LONGEST_RETRY_MS);
  }
}

export function pause(ms: number, closing: AbortSignal): Promise<void> {
  if (closing.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      closing.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    closing.addEventListener('abort', done);
  });
}
