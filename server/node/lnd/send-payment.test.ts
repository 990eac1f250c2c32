import { describe, expect, test } from 'vitest';
import type { PayOutcome } from '../lightning-node.ts';
import { readLines } from './lines.ts';
import { LndError, LndProblem, readLndError } from './lnd-problem.ts';
import { sendPayment } from './send-payment.ts';
import { recorded, type Recorded } from './testing/recorded-lines.ts';

const NEVER = new AbortController().signal;

/** What comes of a payment whose answer is these bytes, in chunks, and then this end. */
async function outcomeOf(
  { request }: Pick<Recorded, 'request'>,
  chunks: readonly Buffer[],
  end: Error | null = null,
): Promise<PayOutcome> {
  async function* arriving() {
    yield* chunks;
    if (end) throw end;
  }
  async function* stream() {
    for await (const line of readLines(arriving())) {
      const problem = readLndError(line);
      if (problem) throw problem;
      yield line;
    }
  }
  const options = { isAmountless: false, patience: NEVER, closing: NEVER };
  return sendPayment({ stream }, request, options);
}

const PAID = {
  status: 'settled',
  preimage: 'd36967e58b29e9b03015f9dd453bb387e6de5e6ae0702183ce90a57385782fc1',
  feeMsat: 1500n,
};
const CUT = new LndProblem('unreachable', 'cut');

test.each([
  ['paid', PAID],
  ['refused-by-payee', { status: 'failed', reason: 'FAILURE_REASON_INCORRECT_PAYMENT_DETAILS' }],
  ['no-route', { status: 'failed', reason: 'FAILURE_REASON_NO_ROUTE' }],
] as const)('%s, as lnd says it', async (name, outcome) => {
  const answer = recorded(name);
  expect(await outcomeOf(answer, [answer.bytes])).toEqual(outcome);
});

test.each(['paid', 'no-route'] as const)(
  '%s, cut at every byte: unknown until the last line is whole, however it ends',
  async (name) => {
    const answer = recorded(name);
    const whole = answer.bytes.toString().trimEnd().length;
    const final = await outcomeOf(answer, [answer.bytes]);
    for (let cut = 0; cut <= answer.bytes.length; cut += 1) {
      const head = answer.bytes.subarray(0, cut);
      const ended = await outcomeOf(answer, [head]);
      if (cut >= whole) expect(ended).toEqual(final);
      else expect(ended.status, `ended after ${cut} bytes`).toBe('unknown');
      // A line counts once its end has come: a broken connection may have more to say.
      const broken = await outcomeOf(answer, [head], CUT);
      if (cut > whole) expect(broken).toEqual(final);
      else expect(broken.status, `broken after ${cut} bytes`).toBe('unknown');
    }
  },
);

test('in pieces of any size it says the same', async () => {
  const answer = recorded('paid');
  for (const size of [1, 7, 1000, 1448]) {
    const pieces = Array.from({ length: Math.ceil(answer.bytes.length / size) }, (_, index) =>
      answer.bytes.subarray(index * size, (index + 1) * size),
    );
    expect(await outcomeOf(answer, pieces)).toEqual(PAID);
  }
});

/** The bytes of the recorded answer with something else in them. */
function spoiled(from: string | RegExp, to: string): Buffer[] {
  return [Buffer.from(recorded('paid').bytes.toString().replaceAll(from, to))];
}

describe('wrong answers are unknown', () => {
  test.each([
    ['of another payment', spoiled(/"payment_hash":"eda9/g, '"payment_hash":"eda8')],
    ['without a preimage', spoiled(/"payment_preimage":"d3[0-9a-f]+"/g, '"payment_preimage":""')],
    ['of a status that lnd does not have', spoiled('"SUCCEEDED"', '"PAID"')],
    ['failed without a reason', spoiled(/"SUCCEEDED","fee_sat"/g, '"FAILED","fee_sat"')],
    ['with a negative fee', spoiled('"fee_msat":"1500"', '"fee_msat":"-1500"')],
    ['a page', [Buffer.from('<html>Hi</html>')]],
    ['nothing', []],
    ['an empty object', [Buffer.from('{}\n')]],
    ['null', [Buffer.from('null\n')]],
  ])('%s', async (_, chunks) => {
    expect((await outcomeOf(recorded('paid'), chunks)).status).toBe('unknown');
  });

  test('longer than any', async () => {
    const chunk = Buffer.alloc(1024 * 1024, ' ');
    expect(
      await outcomeOf(
        recorded('paid'),
        Array.from({ length: 20 }, () => chunk),
      ),
    ).toMatchObject({
      status: 'unknown',
      detail: expect.stringContaining('longer'),
    });
  });
});

function errorLine(code: number, message: string): Buffer {
  return Buffer.from(`${JSON.stringify({ error: { code, message, details: [] } })}\n`);
}

describe('an error before anything else', () => {
  test.each([
    [6, 'invoice is already paid'],
    [6, 'payment is in transition'],
    [6, 'payment already exists'],
  ])('%i %s: a duplicate', async (code, reason) => {
    expect(await outcomeOf(recorded('paid'), [errorLine(code, reason)])).toEqual({
      status: 'refused',
      kind: 'duplicate',
      reason,
    });
  });

  test.each([
    [2, 'self-payments not allowed'],
    [2, 'invoice expired. Valid until 2026-11-24 17:13:43 +0000 UTC'],
    [2, "invoice not for current active network 'regtest'"],
    [2, 'amount must be specified when paying a zero amount invoice'],
    [2, 'amount must not be specified when paying a non-zero amount invoice'],
    [3, 'proto: (line 1:312): unknown field "outgoing_chan_id"'],
  ])('%i %s: refused', async (code, reason) => {
    expect(await outcomeOf(recorded('paid'), [errorLine(code, reason)])).toEqual({
      status: 'refused',
      kind: 'other',
      reason,
    });
  });

  test.each([
    ['wallet locked, unlock it to enable full RPC access', 'it is locked'],
    ['waiting to start, RPC services not available', 'it is starting'],
    ['verification failed: signature mismatch after caveat verification', 'no access'],
    ['permission denied', 'no access'],
  ])('%s: refused by the gate, in words for the payer', async (message, words) => {
    expect(await outcomeOf(recorded('paid'), [errorLine(2, message)])).toEqual({
      status: 'refused',
      kind: 'other',
      reason: expect.stringContaining(words),
    });
  });

  test.each([
    [2, 'routerrpc server shutting down'],
    [2, 'invoice is already paid'],
    [2, 'unable to fetch chain: invoice expired. Valid until'],
    [13, 'internal'],
    [4, 'context deadline exceeded'],
    [14, 'transport is closing'],
  ])('%i %s: unknown', async (code, message) => {
    expect(await outcomeOf(recorded('paid'), [errorLine(code, message)])).toEqual({
      status: 'unknown',
      detail: message,
    });
  });
});

test.each([
  [6, 'invoice is already paid'],
  [2, 'self-payments not allowed'],
  [2, 'permission denied'],
])('%i %s after lnd has begun: unknown', async (code, message) => {
  const [first = ''] = recorded('paid').bytes.toString().split('\n');
  const chunks = [Buffer.from(`${first}\n`), errorLine(code, message)];
  expect((await outcomeOf(recorded('paid'), chunks)).status).toBe('unknown');
});

describe('when patience is over', () => {
  const request = recorded('paid').request;
  const [first = ''] = recorded('paid').bytes.toString().split('\n');

  /** Says these lines, then nothing until it is no longer listened to. */
  function silentAfter(lines: string[]) {
    return async function* stream(_: unknown, { signal }: { signal: AbortSignal }) {
      for (const line of lines) yield JSON.parse(line);
      if (!signal.aborted)
        await new Promise((resolve) => signal.addEventListener('abort', resolve));
      throw CUT;
    };
  }

  test.each([
    ['pending once lnd has said so', [first], 'pending'],
    ['unknown if it has said nothing', [], 'unknown'],
  ])('%s', async (_, lines, status) => {
    const patience = new AbortController();
    const outcome = sendPayment({ stream: silentAfter(lines) }, request, {
      isAmountless: false,
      patience: patience.signal,
      closing: NEVER,
    });
    patience.abort();
    expect((await outcome).status).toBe(status);
  });

  test('unknown at once when the server closes', async () => {
    const closing = new AbortController();
    const outcome = sendPayment({ stream: silentAfter([first]) }, request, {
      isAmountless: false,
      patience: NEVER,
      closing: closing.signal,
    });
    closing.abort();
    expect((await outcome).status).toBe('unknown');
  });
});

test('the amount is sent only where the invoice has none', async () => {
  const bodies: unknown[] = [];
  async function* stream(sent: { body?: unknown }) {
    bodies.push(sent.body);
    yield* [];
  }
  const { request } = recorded('paid');
  const rest = { patience: NEVER, closing: NEVER };
  await sendPayment({ stream }, request, { isAmountless: false, ...rest });
  await sendPayment({ stream }, request, { isAmountless: true, ...rest });
  const sent = {
    payment_request: request.paymentRequest,
    fee_limit_msat: '50000',
    timeout_seconds: 60,
    no_inflight_updates: false,
  };
  expect(bodies).toEqual([sent, { ...sent, amt_msat: '1000000' }]);
});

test('an error of lnd is no payment', () => {
  expect(readLndError({ result: {} })).toBeNull();
  expect(readLndError({ error: { code: 2, message: 'x' } })).toBeInstanceOf(LndError);
});
