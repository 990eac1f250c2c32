/** Pay Invoice over real channels: every kind of sandbox invoice and every documented answer. */
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { toPaymentHash } from '#core/hex.ts';
import golden from '#core/lnpay/fixtures/golden-wtx.json' with { type: 'json' };
import { paymentLookupSchema } from '#core/lnpay/extensions.ts';
import { wtxListSchema, wtxSchema, type Wtx } from '#core/lnpay/wire.ts';
import { checkProof } from '#core/payment/proof.ts';
import {
  call,
  makeInvoice,
  makeWallet,
  readWallet,
  withdraw,
  type TestWallet,
} from '../support/host.ts';
import { removeData, startServer, type RunningServer } from '../support/server.ts';

let server: RunningServer;
let wallet: TestWallet;

beforeAll(async () => {
  server = await startServer();
  wallet = await makeWallet(server.url);
});
afterAll(async () => {
  await server.stop();
  await removeData(server);
});

const pay = (body: Record<string, unknown>, headers?: Record<string, string>) =>
  withdraw(server.url, wallet, body, headers);
const invoice = (
  ...args: Parameters<typeof makeInvoice> extends [string, ...infer R] ? R : never
) => makeInvoice(server.url, ...args);
const balance = async () => (await readWallet(server.url, wallet)).balance_msat;

async function transactions(): Promise<Wtx[]> {
  const answer = await call(server.url, `/v1/wallet/${wallet.admin}/transactions?per-page=50`, {
    key: wallet.publicKey,
  });
  return v.parse(wtxListSchema, answer.body);
}

async function lookup(paymentHash: string) {
  const answer = await call(server.url, `/v1/wallet/${wallet.admin}/payments/${paymentHash}`, {
    key: wallet.publicKey,
  });
  expect(answer.status).toBe(200);
  return v.parse(paymentLookupSchema, answer.body);
}

const refusal = (message: string | RegExp) => ({
  status: 400,
  body: {
    name: 'Bad Request',
    message: typeof message === 'string' ? message : expect.stringMatching(message),
    code: 0,
    status: 400,
  },
});

describe('a payable invoice', () => {
  test('is paid: 201 with the documented WTX, and a preimage that proves it', async () => {
    const before = await balance();
    const due = await invoice('payable', { num_msat: 25_000_000, memo: 'Two coffees' });
    const answer = await pay({ payment_request: due.payment_request, passThru: { order: 7 } });
    expect(answer.status).toBe(201);
    const wtx = v.parse(wtxSchema, answer.body);
    expect(Object.keys(wtx)).toEqual(expect.arrayContaining(Object.keys(golden)));
    expect(Object.keys(wtx.lnTx ?? {})).toEqual(expect.arrayContaining(Object.keys(golden.lnTx)));
    expect(Object.keys(wtx.wal ?? {})).toEqual(expect.arrayContaining(Object.keys(golden.wal)));
    expect(wtx).toMatchObject({
      id: expect.stringMatching(/^wtx_[0-9A-Za-z]{23,24}$/),
      num_satoshis: -25_000,
      user_label: 'Two coffees',
      wtxType: golden.wtxType,
      passThru: { order: 7 },
      lnTx: {
        id: expect.stringMatching(/^lntx_[0-9A-Za-z]{24}$/),
        payment_request: due.payment_request,
        r_hash_decoded: due.payment_hash,
        memo: 'Two coffees',
        num_satoshis: 25_000,
        settled: 1,
      },
    });
    expect(checkProof(wtx.lnTx?.payment_preimage, toPaymentHash(due.payment_hash)).kind).toBe(
      'verified',
    );
    const feeSat = Math.ceil(Number(wtx.lnTx?.fee_msat) / 1000);
    expect(feeSat).toBeGreaterThan(0);
    expect(await balance()).toBe(Number(before) - 25_000_000 - feeSat * 1000);
    const [fee, paid] = await transactions();
    expect(paid?.id).toBe(wtx.id);
    expect(fee).toMatchObject({
      num_satoshis: -feeSat,
      user_label: 'Network fee',
      wtxType: { name: 'ln_network_fee' },
      lnTx: null,
      passThru: { source_transaction: wtx.id },
    });
  });

  test('paid again is refused, and costs nothing', async () => {
    const due = await invoice('payable', { num_msat: 50_000 });
    expect((await pay({ payment_request: due.payment_request })).status).toBe(201);
    const before = await balance();
    expect(await pay({ payment_request: due.payment_request })).toMatchObject(
      refusal(/invoice is already paid/),
    );
    expect(await balance()).toBe(before);
    expect((await lookup(due.payment_hash)).status).toBe('settled');
  });

  test('paid twice at once moves the money once', async () => {
    const due = await invoice('payable', { num_msat: 70_000 });
    const before = Number(await balance());
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => pay({ payment_request: due.payment_request })),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    for (const { status, body } of answers.filter((answer) => answer.status !== 201)) {
      expect(status).toBe(400);
      expect(body).toMatchObject({ message: expect.stringMatching(/already paid|in transition/) });
    }
    const paid = (await lookup(due.payment_hash)).wtx;
    const fee = Math.ceil(Number(paid?.lnTx?.fee_msat) / 1000) * 1000;
    expect(await balance()).toBe(before - 70_000 - fee);
  });

  test.each([100_001, 1_234_567])('%i msat, with a part of a satoshi, is exact', async (amount) => {
    const before = Number(await balance());
    const due = await invoice('payable', { num_msat: amount });
    const wtx = v.parse(wtxSchema, (await pay({ payment_request: due.payment_request })).body);
    expect(wtx.num_msat).toBe(-amount);
    const fee = Math.ceil(Number(wtx.lnTx?.fee_msat) / 1000) * 1000;
    expect(await balance()).toBe(before - amount - fee);
  });

  test('is read in upper case and with its prefix too', async () => {
    const due = await invoice('payable', { num_msat: 100_000 });
    const shouted = `LIGHTNING:${due.payment_request.toUpperCase()}`;
    expect((await pay({ payment_request: shouted })).status).toBe(201);
  });
});

describe('the fee limit', () => {
  test('one msat below the fee finds no route; the fee itself is enough', async () => {
    const due = await invoice('payable', { num_msat: 1_000_000 });
    const estimate = await call(
      server.url,
      `/v1/node/default/payments/estimatefee?payment_request=${due.payment_request}`,
      { key: wallet.publicKey },
    );
    const fee = v.parse(v.object({ fee_msat: v.number() }), estimate.body).fee_msat;
    expect(fee).toBeGreaterThan(0);
    expect(
      await pay({ payment_request: due.payment_request, fee_limit_msat: fee - 1 }),
    ).toMatchObject(refusal(/FAILURE_REASON_NO_ROUTE/));
    const paid = await pay({ payment_request: due.payment_request, fee_limit_msat: fee });
    expect(paid).toMatchObject({ status: 201, body: { lnTx: { fee_msat: fee } } });
  });

  test('of 0 stays 0: only a free route will do', async () => {
    const due = await invoice('payable');
    expect(await pay({ payment_request: due.payment_request, fee_limit_msat: 0 })).toMatchObject(
      refusal(/FAILURE_REASON_NO_ROUTE/),
    );
  });

  test('absent is 5 %: too little for a dear route, which a higher limit pays', async () => {
    const due = await invoice('dear', { num_msat: 1_000_000 });
    expect(await pay({ payment_request: due.payment_request })).toMatchObject(
      refusal(/FAILURE_REASON_NO_ROUTE/),
    );
    const raised = await pay({ payment_request: due.payment_request, fee_limit_msat: 900_000 });
    expect(raised.status).toBe(201);
    expect(v.parse(wtxSchema, raised.body).lnTx?.fee_msat).toBeGreaterThan(50_000);
  });

  test.each([-1, 1.5, 'much', 2 ** 60, {}, true])('of %j is refused', async (limit) => {
    const due = await invoice('payable');
    const answer = await pay({ payment_request: due.payment_request, fee_limit_msat: limit });
    expect(answer).toMatchObject({
      status: 400,
      body: { status: 400, message: expect.stringMatching(/fee/i) },
    });
    expect((await lookup(due.payment_hash)).status).toBe('not_found');
  });
});

test('a whole balance: a fee that it does not cover is named, unless the caller set the limit', async () => {
  const poor = await makeWallet(server.url);
  const whole = await invoice('payable', { num_msat: 100_000_000 });
  const payWhole = (more: object) =>
    withdraw(server.url, poor, { payment_request: whole.payment_request, ...more });
  expect(await payWhole({})).toMatchObject(
    refusal(/^insufficient funds for the network fee: .* 0 sat, .* Needed: up to 105000 sat$/),
  );
  expect(await payWhole({ fee_limit_msat: 0 })).toMatchObject(refusal(/FAILURE_REASON_NO_ROUTE/));
  expect(await readWallet(server.url, poor)).toMatchObject({
    balance_msat: 100_000_000,
    held_msat: 0,
  });
  // Less than the usual 5 % is left, and it is enough for the fee.
  const most = await invoice('payable', { num_msat: 98_000_000 });
  const paid = await withdraw(server.url, poor, { payment_request: most.payment_request });
  expect(paid.status).toBe(201);
});

describe('an invoice without an amount', () => {
  test("is refused in LNPay's words, and paid with our amount_msat", async () => {
    const due = await invoice('amountless');
    expect(await pay({ payment_request: due.payment_request })).toMatchObject(
      refusal(/Cannot process any amount invoices/),
    );
    const paid = await pay({ payment_request: due.payment_request, amount_msat: 2_500_500 });
    expect(paid).toMatchObject({ status: 201, body: { num_msat: -2_500_500 } });
  });
});

describe('invoices that cannot be paid', () => {
  test('expired: refused at once', async () => {
    const due = await invoice('expired');
    expect(await pay({ payment_request: due.payment_request })).toMatchObject(
      refusal(/invoice expired\. Valid until \d{4}-\d\d-\d\d \d\d:\d\d:\d\d \+0000 UTC/),
    );
  });

  test.each([
    ['unroutable', /FAILURE_REASON_NO_ROUTE/],
    ['refused', /FAILURE_REASON_INCORRECT_PAYMENT_DETAILS/],
  ] as const)('%s: the node says so, and the money is free again', async (kind, token) => {
    const before = await balance();
    const due = await invoice(kind);
    expect(
      await pay({ payment_request: due.payment_request, fee_limit_msat: 500_000 }),
    ).toMatchObject(refusal(token));
    expect(await balance()).toBe(before);
    expect((await readWallet(server.url, wallet)).held_msat).toBe(0);
    expect(await lookup(due.payment_hash)).toMatchObject({
      status: 'failed',
      failure: expect.stringMatching(token),
    });
  });

  test('of another network', async () => {
    const answer = await pay({ payment_request: golden.lnTx.payment_request });
    expect(answer).toMatchObject(refusal(/invoice not for current active network/));
  });

  test('above the balance', async () => {
    const due = await invoice('payable', { num_msat: 5_000_000_000 });
    expect(await pay({ payment_request: due.payment_request })).toMatchObject(
      refusal(/^Invoice too large :\) Max balance: \d+$/),
    );
  });

  test.each(['', 'hello', 'lnbc1', 'x'.repeat(20_000), 42, null, {}])(
    'garbage: %j',
    async (text) => {
      const answer = await pay({ payment_request: text });
      expect(answer).toMatchObject({ status: 400, body: { name: 'Bad Request', status: 400 } });
    },
  );

  test('one changed character', async () => {
    const { payment_request: good } = await invoice('payable');
    const bad = `${good.slice(0, -3)}${good.at(-3) === 'q' ? 'p' : 'q'}${good.slice(-2)}`;
    expect(await pay({ payment_request: bad })).toMatchObject(refusal(/Unable to decode invoice/));
  });
});

test('passThru that is not an object is refused; a JSON string is read', async () => {
  const due = await invoice('payable', { num_msat: 100_000 });
  for (const passThru of ['{broken', 'text', 42, [1], 'null']) {
    expect(await pay({ payment_request: due.payment_request, passThru })).toMatchObject(
      refusal(/passThru data must be valid json/),
    );
  }
  const paid = await pay({ payment_request: due.payment_request, passThru: '{"order":7}' });
  expect(paid).toMatchObject({ status: 201, body: { passThru: { order: 7 } } });
});

describe('passThru comes back as it was sent, beside LNPay’s own "method"', () => {
  test.each([
    ['nothing', {}],
    ['numeric keys', { 1: 'a', 0: 'b', '007': 'c', '-1': 'd' }],
    ['a "method" of its own', { method: 'till 3' }],
    ['a "method" that is no text', { method: null, order: 7 }],
    ['nested objects and lists', { a: { b: { c: [1, [2, { d: 3 }], []] } }, e: [{}, null, true] }],
    ['any script', { où: 'naïve ½', 注文: '七', '🧾': '👩‍👩‍👧 \u0000 \u2028 "\\/' }],
    ['numbers of every size', { small: 1e-7, large: 9_007_199_254_740_991, minus: -0.5 }],
    ['an empty name', { '': '' }],
    ['names of built-in things', { constructor: 'x', toString: 'y', length: 0 }],
  ])('%s', async (_name, passThru) => {
    const expected = { method: 'api', ...passThru };
    for (const sent of [passThru, JSON.stringify(passThru)]) {
      const due = await invoice('payable', { num_msat: 100_000 });
      const answer = await pay({ payment_request: due.payment_request, passThru: sent });
      expect(answer.status).toBe(201);
      expect(Object(answer.body).passThru).toEqual(expected);
      const [, listed] = await transactions();
      expect(listed?.passThru).toEqual(expected);
      expect(Object((await lookup(due.payment_hash)).wtx).passThru).toEqual(expected);
    }
  });

  test('an empty list is PHP’s empty object; any other list is refused', async () => {
    const due = await invoice('payable', { num_msat: 100_000 });
    for (const passThru of [['a'], '["a"]', [{ order: 7 }], [[]]]) {
      expect(await pay({ payment_request: due.payment_request, passThru })).toMatchObject(
        refusal('passThru data must be valid json'),
      );
    }
    const paid = await pay({ payment_request: due.payment_request, passThru: [] });
    expect(paid.status).toBe(201);
    expect(Object(paid.body).passThru).toEqual({ method: 'api' });
  });

  test('nested too deep is refused, and nothing is paid', async () => {
    const due = await invoice('payable', { num_msat: 100_000 });
    const deep = `${'['.repeat(3_000)}${']'.repeat(3_000)}`;
    const body = `{"payment_request":"${due.payment_request}","passThru":{"deep":${deep}}}`;
    const answer = await call(server.url, `/v1/wallet/${wallet.admin}/withdraw`, {
      key: wallet.publicKey,
      body,
    });
    expect(answer).toMatchObject(refusal(/nested too deep/));
    expect((await lookup(due.payment_hash)).status).toBe('not_found');
  });
});

describe('a payment the payee holds', () => {
  test(
    'is 202 with a key and 504 without, keeps its money held, and settles once when released',
    { timeout: 120_000 },
    async () => {
      const before = Number(await balance());
      const due = await invoice('held', { num_msat: 3_000_000 });
      const keyless = await invoice('held', { num_msat: 2_000_000 });
      const key = { 'Idempotency-Key': 'held' };
      const running = pay({ payment_request: due.payment_request }, key);
      const runningKeyless = pay({ payment_request: keyless.payment_request });
      for (const { payment_hash, payment_request } of [due, keyless]) {
        await expect.poll(() => lookup(payment_hash)).toMatchObject({ status: 'pending' });
        expect(await pay({ payment_request })).toMatchObject(refusal(/payment is in transition/));
      }
      expect((await readWallet(server.url, wallet)).held_msat).toBe(5_250_000);
      const answer = await running;
      expect(answer).toMatchObject({
        status: 202,
        body: { lnTx: { settled: 0, payment_preimage: null } },
      });
      expect(await runningKeyless).toMatchObject({
        status: 504,
        body: {
          name: 'Gateway Timeout',
          message: expect.stringMatching(/^payment is in transition: .*Do not repeat it/),
          status: 504,
        },
      });
      expect((await readWallet(server.url, wallet)).held_msat).toBe(5_250_000);
      expect(await pay({ payment_request: keyless.payment_request })).toMatchObject(
        refusal('payment is in transition'),
      );
      const { id } = v.parse(wtxSchema, answer.body);
      for (const { payment_hash } of [due, keyless]) {
        await call(server.url, '/v1/sandbox/release', { body: { payment_hash } });
      }
      await expect
        .poll(() => lookup(due.payment_hash))
        .toMatchObject({ status: 'settled', wtx: { id, lnTx: { settled: 1 } } });
      await expect
        .poll(() => lookup(keyless.payment_hash))
        .toMatchObject({ status: 'settled', wtx: { lnTx: { settled: 1 } } });
      let fees = 0;
      for (const { payment_hash } of [due, keyless]) {
        const { wtx } = await lookup(payment_hash);
        fees += Math.ceil(Number(wtx?.lnTx?.fee_msat) / 1000) * 1000;
      }
      expect(await balance()).toBe(before - 5_000_000 - fees);
      expect((await readWallet(server.url, wallet)).held_msat).toBe(0);
    },
  );
});

test('the same Idempotency-Key replays the answer; another body under it is refused', async () => {
  const due = await invoice('payable', { num_msat: 100_000 });
  const other = await invoice('payable', { num_msat: 100_000 });
  const headers = { 'Idempotency-Key': 'till-3-receipt-99' };
  const first = await pay({ payment_request: due.payment_request }, headers);
  const again = await pay({ payment_request: due.payment_request }, headers);
  expect(again).toMatchObject({ status: 201, body: first.body });
  expect((await pay({ payment_request: other.payment_request }, headers)).status).toBe(409);
});

test('a form body is read as LNPay reads it', async () => {
  const due = await invoice('payable', { num_msat: 100_000 });
  const answer = await call(server.url, `/v1/wallet/${wallet.admin}/withdraw`, {
    key: wallet.publicKey,
    method: 'POST',
    body: new URLSearchParams({
      payment_request: due.payment_request,
      fee_limit_msat: '5000',
    }).toString(),
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
  });
  expect(answer.status).toBe(201);
});

test('so is a multipart body, as PHP’s curl sends an array', async () => {
  const due = await invoice('payable', { num_msat: 100_000 });
  const post = (form: FormData) =>
    fetch(`${server.url}/v1/wallet/${wallet.admin}/withdraw`, {
      method: 'POST',
      headers: { 'X-Api-Key': wallet.publicKey },
      body: form,
    });
  const form = new FormData();
  form.set('payment_request', due.payment_request);
  form.set('passThru[order]', '7');
  form.set('receipt', new File(['text'], 'receipt.txt'));
  const refused = await post(form);
  expect(refused.status).toBe(400);
  expect(await refused.text()).toContain('Files are not accepted');
  form.delete('receipt');
  const paid = await post(form);
  expect(paid.status).toBe(201);
  expect(await paid.json()).toMatchObject({ passThru: { order: '7', method: 'api' } });
});

test('no key has been printed', () => {
  const keys = [wallet.publicKey, wallet.secretKey, ...Object.values(wallet.keys).flat()];
  for (const key of keys) expect(server.output()).not.toContain(key);
});
