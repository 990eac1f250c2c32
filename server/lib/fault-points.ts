/**
 * Fault points: the places between the steps of a payment where a test may kill the process, or the
 * sandbox's thread. At none of them may money be lost or paid twice (e2e/api/faults.spec.ts).
 * FAULT_AT=after-submitted kills at the first time, FAULT_AT=mid-settle:3 at the third. Ignored unless
 * NODE_ENV=test.
 */

/**
 * In the order of a payment's steps. `mid-…` is within the transaction, before it is committed;
 * `after-…` is once it is durable.
 */
export const LEDGER_FAULT_POINTS = [
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
export type LedgerFaultPoint = (typeof LEDGER_FAULT_POINTS)[number];

/** Around the commit of a batch that ends a payment. They kill only the sandbox's thread. */
export const SANDBOX_FAULT_POINTS = ['sandbox-before-commit', 'sandbox-after-commit'] as const;
export type SandboxFaultPoint = (typeof SANDBOX_FAULT_POINTS)[number];

const ALL = [...LEDGER_FAULT_POINTS, ...SANDBOX_FAULT_POINTS];
type FaultPoint = (typeof ALL)[number];

interface Environment {
  NODE_ENV?: string | undefined;
  FAULT_AT?: string | undefined;
}

/**
 * The function to call at each fault point. It does nothing unless the environment names one.
 * @throws Error when FAULT_AT names no fault point
 */
export function faultPointFrom(
  environment: Environment,
  kill: () => void = () => process.kill(process.pid, 'SIGKILL'),
): (point: FaultPoint) => void {
  const wanted = environment.NODE_ENV === 'test' ? environment.FAULT_AT : undefined;
  if (!wanted) return () => {};
  const [name, times = '1'] = wanted.split(':');
  const fatal = ALL.find((point) => point === name);
  if (!fatal) throw new Error(`FAULT_AT names no fault point: ${wanted}`);
  let left = Number(times);
  return (point) => {
    if (point !== fatal) return;
    left -= 1;
    if (left === 0) kill();
  };
}
