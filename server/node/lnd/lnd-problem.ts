/** What LND says when it does not do what it is asked, and why it cannot be asked at all. */
import * as v from 'valibot';
import { lndWords } from '#core/lnpay/node-words.ts';
import { NodeUnavailable } from '../lightning-node.ts';

export type LndProblemKind =
  /** LND's certificate is not the one that is expected, or none can be read. */
  | 'certificate'
  /** LND does not accept the macaroon, or none can be read. */
  | 'macaroon'
  | 'locked'
  /** Or catching up with the chain. */
  | 'starting'
  | 'no-channel'
  /** No connection, or no answer. */
  | 'unreachable'
  /** An answer that is not LND's. */
  | 'not-lnd'
  /** LND's own words, not expected here. */
  | 'error';

/** LND cannot be asked now. `advice` is a sentence for the operator. */
export class LndProblem extends NodeUnavailable {
  override name = 'LndProblem';
  readonly kind: LndProblemKind;

  constructor(kind: LndProblemKind, advice: string) {
    super(lndWords.notReady(PUBLIC_WORDS[kind]), { advice });
    this.kind = kind;
  }
}

/** For whoever wants to pay: no address or file of the host is among them. */
const PUBLIC_WORDS: Readonly<Record<LndProblemKind, string>> = {
  certificate: 'this server has no access to it',
  macaroon: 'this server has no access to it',
  locked: 'it is locked',
  starting: 'it is starting',
  'no-channel': 'it has no active channel',
  unreachable: 'it cannot be reached',
  'not-lnd': 'its answers cannot be understood',
  error: 'it does not answer this',
};

/** What an operator is told of an error. */
export function adviceOf(error: unknown): string {
  if (error instanceof NodeUnavailable) return error.advice;
  return error instanceof Error ? error.message : String(error);
}

/** An error in LND's own words. */
export class LndError extends Error {
  override name = 'LndError';
  /** Of gRPC: 2 unknown, 3 invalid argument, 5 not found, 6 already exists. */
  readonly code: number;

  constructor(code: number, message: string) {
    super(message);
    this.code = code;
  }
}

const said = v.object({ code: v.number(), message: v.string() });
/** A stream wraps its error; a single answer does not. */
const errorSchema = v.union([
  said,
  v.pipe(
    v.object({ error: said }),
    v.transform((o) => o.error),
  ),
]);

/** The error that a body is; null when it is none. */
export function readLndError(body: unknown): LndError | LndProblem | null {
  const read = v.safeParse(errorSchema, body);
  if (!read.success) return null;
  const { code, message } = read.output;
  return gateProblem(message) ?? new LndError(code, message);
}

/** Before a call reaches what it asks for, LND checks its own state and the macaroon. */
const GATE: readonly [pattern: RegExp, kind: 'locked' | 'starting' | 'macaroon'][] = [
  [/^wallet locked, unlock it to enable full RPC access/, 'locked'],
  [/^wallet not created, create one to enable full RPC access/, 'locked'],
  [/^waiting to start, RPC services not available$/, 'starting'],
  [
    /^the RPC server is in the process of starting up, but not yet ready to accept calls$/,
    'starting',
  ],
  [/^expected 1 macaroon, got 0$/, 'macaroon'],
  [/^verification failed: /, 'macaroon'],
  [/^cannot retrieve macaroon: /, 'macaroon'],
  [/^cannot determine data format of binary-encoded macaroon$/, 'macaroon'],
  [/^permission denied$/, 'macaroon'],
];

function gateProblem(message: string): LndProblem | null {
  const kind = GATE.find(([pattern]) => pattern.test(message))?.[1];
  switch (kind) {
    case undefined:
      return null;
    case 'locked':
      return new LndProblem(kind, LOCKED);
    case 'starting':
      return new LndProblem(kind, STARTING);
    case 'macaroon':
      return new LndProblem(
        kind,
        `LND refuses the macaroon in LND_MACAROON (${message}). docs/running.md has the command that bakes the right one.`,
      );
  }
}

export const LOCKED = 'LND’s wallet is locked. Unlock it: lncli unlock.';
export const STARTING = 'LND is starting.';
