/** One request to an LNPay host. It never throws for what a host or a network can do. */
import type { Connection } from '../connection/connection.ts';

/** The host of a request and the keys it carries. */
export type Caller = Omit<Connection, 'walletId'>;

/** A caller without keys, for what a host answers to anybody. */
export function anyoneAt(host: string): Caller {
  return { host, publicKey: '', walletKey: '' };
}

export interface HostRequest {
  method?: 'GET' | 'POST';
  /** Below `/v1`, starting with a slash. `:key` stands for the wallet key. */
  path: string;
  query?: Record<string, string>;
  body?: unknown;
  /** Only for hosts that know the header: others refuse it to browsers. */
  idempotencyKey?: string | undefined;
  signal?: AbortSignal | undefined;
  timeoutMs?: number;
}

export type HostReply =
  /** `body` is undefined when the answer was not JSON. */
  | { kind: 'answer'; status: number; body: unknown; headers: Headers }
  /** Nothing came back: offline, refused, cut off, too slow. The request may have arrived. */
  | { kind: 'no-answer'; why: 'timeout' | 'network' };

const DEFAULT_TIMEOUT_MS = 15_000;

export async function callHost(connection: Caller, request: HostRequest): Promise<HostReply> {
  const timeout = AbortSignal.timeout(request.timeoutMs ?? DEFAULT_TIMEOUT_MS);
  const signal = request.signal ? AbortSignal.any([request.signal, timeout]) : timeout;
  try {
    const response = await fetch(requestUrl(connection, request), {
      method: request.method ?? 'GET',
      headers: {
        ...(connection.publicKey === '' ? {} : { 'X-Api-Key': connection.publicKey }),
        ...(request.body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...(request.idempotencyKey === undefined
          ? {}
          : { 'Idempotency-Key': request.idempotencyKey }),
      },
      ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
      cache: 'no-store',
      credentials: 'omit',
      // A redirected POST would be sent a second time, perhaps to somebody else.
      redirect: 'error',
      referrerPolicy: 'no-referrer',
      signal,
    });
    const text = await response.text();
    return {
      kind: 'answer',
      status: response.status,
      body: parseJson(text),
      headers: response.headers,
    };
  } catch (error) {
    if (request.signal?.aborted) throw error;
    return { kind: 'no-answer', why: timeout.aborted ? 'timeout' : 'network' };
  }
}

function requestUrl(connection: Caller, { path, query }: HostRequest): string {
  const key = encodeURIComponent(connection.walletKey);
  const search = query ? `?${new URLSearchParams(query).toString()}` : '';
  return `${connection.host}/v1${path.replace(':key', key)}${search}`;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
