/**
 * Ends the process, or the sandbox's thread, where a test says so: FAULT_AT=after-submitted, or
 * FAULT_AT=mid-settle:3 for the third time it is passed. Only with NODE_ENV=test; anywhere else the
 * variable means nothing.
 */
import { BOUNDARIES } from './ledger/boundaries.ts';
import { BEAT_BOUNDARIES } from './node/sandbox/beat-boundaries.ts';

const ALL = [...BOUNDARIES, ...BEAT_BOUNDARIES];

interface Environment {
  NODE_ENV?: string | undefined;
  FAULT_AT?: string | undefined;
}

export function faultsOf(
  environment: Environment,
  kill: () => void = () => process.kill(process.pid, 'SIGKILL'),
): (boundary: (typeof ALL)[number]) => void {
  const wanted = environment.NODE_ENV === 'test' ? environment.FAULT_AT : undefined;
  if (!wanted) return () => {};
  const [name, times = '1'] = wanted.split(':');
  const fatal = ALL.find((boundary) => boundary === name);
  if (!fatal) throw new Error(`FAULT_AT names no boundary: ${wanted}`);
  let left = Number(times);
  return (boundary) => {
    if (boundary !== fatal) return;
    left -= 1;
    if (left === 0) kill();
  };
}
