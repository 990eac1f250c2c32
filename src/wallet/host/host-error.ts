/** Why a host could not be read. Reading may always be tried again; paying never goes through here. */
import * as v from 'valibot';
import { apiErrorSchema } from '#core/lnpay/wire.ts';
import type { HostReply } from './call-host.ts';

export type HostErrorKind =
  /** Nothing came back. */
  | 'unreachable'
  /** The host does not know the key, or the key may not do this. */
  | 'key-refused'
  | 'not-found'
  | 'rate-limited'
  /** The host answered with an error of its own. */
  | 'refused'
  /** An answer that is not LNPay's: wrong address, a proxy's page, a host in trouble. */
  | 'not-lnpay';

export class HostError extends Error {
  override name = 'HostError';
  readonly kind: HostErrorKind;
  /** The host's words, empty if none. */
  readonly hostText: string;

  constructor(kind: HostErrorKind, hostText = '') {
    super(`${kind} ${hostText}`.trim());
    this.kind = kind;
    this.hostText = hostText;
  }

  /**
   * What to do about it: `retry` the same request, which may do better in a moment; `show` the host's
   * words; or `never` ask again with these keys at this address.
   */
  get remedy(): 'retry' | 'show' | 'never' {
    switch (this.kind) {
      case 'unreachable':
      case 'rate-limited':
      case 'not-lnpay':
        return 'retry';
      case 'refused':
        return 'show';
      case 'key-refused':
      case 'not-found':
        return 'never';
    }
  }
}

/** The body of a good answer, checked. @throws HostError */
export function readReply<T>(reply: HostReply, schema: v.GenericSchema<unknown, T>): T {
  if (reply.kind === 'no-answer') throw new HostError('unreachable');
  if (reply.status < 200 || reply.status >= 300) throw refusal(reply.status, reply.body);
  const parsed = v.safeParse(schema, reply.body);
  if (!parsed.success) throw new HostError('not-lnpay');
  return parsed.output;
}

function refusal(status: number, body: unknown): HostError {
  const parsed = v.safeParse(apiErrorSchema, body);
  if (!parsed.success) return new HostError(status === 404 ? 'not-found' : 'not-lnpay');
  const text = parsed.output.message;
  if (status === 401 || status === 403) return new HostError('key-refused', text);
  if (status === 404) return new HostError('not-found', text);
  if (status === 429) return new HostError('rate-limited', text);
  return new HostError('refused', text);
}
