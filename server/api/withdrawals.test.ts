import { beforeEach, describe, expect, test } from 'vitest';
import * as v from 'valibot';
import golden from '#core/lnpay/fixtures/golden-wtx.json' with { type: 'json' };
import { wtxSchema } from '#core/lnpay/wire.ts';
import { msat } from '#core/money.ts';
import { checkProof } from '#core/payment/proof.ts';
import { testApi, type Account, type TestApi } from './testing/test-api.ts';

let api: TestApi;
let payer: Account;
beforeEach(async () => {
  api = await testApi();
  payer = await api.account();
});

const refusal = (message: string) => ({
  status: 400,
  body: { name: 'Bad Request', message, code: 0, status: 400 },
});

test('a paid invoice is answered with LNPay’s WTX, field for field', async () => {
  const { node } = api;
  const invoice = node.foreignInvoice({ amountMsat: 25_000_000n, description: 'Two coffees' });
  node.script = ({ paymentHash }) => node.settle(paymentHash, msat(13_500n));
  const answer = await api.withdraw(payer, {
    payment_request: invoice.paymentRequest,
    passThru: { order: 7 },
  });
  expect(answer.status).toBe(201);
  const wtx = v.parse(wtxSchema, answer.body);
  expect(Object.keys(wtx)).toEqual(expect.arrayContaining(Object.keys(golden)));
  expect(Object.keys(wtx.lnTx ?? {})).toEqual(expect.arrayContaining(Object.keys(golden.lnTx)));
  expect(Object.keys(wtx.wal ?? {})).toEqual(expect.arrayContaining(Object.keys(golden.wal)));
  expect(wtx).toMatchObject({
    id: expect.stringMatching(/^wtx_[0-9A-Za-z]{24}$/),
    num_satoshis: -25_000,
    num_msat: -25_000_000,
    user_label: 'Two coffees',
    wal: { id: payer.id, balance: 74_986, statusType: golden.wal.statusType },
    wtxType: golden.wtxType,
    lnTx: {
      id: expect.stringMatching(/^lntx_[0-9A-Za-z]{24}$/),
      dest_pubkey: node.payee,
      payment_request: invoice.paymentRequest,
      r_hash_decoded: invoice.paymentHash,
      memo: 'Two coffees',
      num_satoshis: 25_000,
      fee_msat: 13_500,
      settled: 1,
    },
    passThru: { order: 7, method: 'api' },
  });
  expect(checkProof(wtx.lnTx?.payment_preimage, invoice.paymentHash).kind).toBe('verified');
});

test('sub-satoshi amounts are exact in msat, and whole sats cover them', async () => {
  const { paymentRequest } = api.node.foreignInvoice({ amountMsat: 1_234n });
  const answer = await api.withdraw(payer, { payment_request: paymentRequest });
  expect(answer.body).toMatchObject({
    num_satoshis: -2,
    num_msat: -1_234,
    wal: { balance: 99_998, balance_msat: 99_998_766 },
    lnTx: { num_satoshis: 1, num_msat: 1_234 },
  });
});

test('without passThru it is what LNPay’s example shows', async () => {
  const { paymentRequest } = api.node.foreignInvoice({ amountMsat: 1_000n });
  const answer = await api.withdraw(payer, { payment_request: paymentRequest });
  expect(answer.body).toMatchObject({ passThru: { method: 'api' } });
});

test.each([
  ['{"order":7}', { order: 7 }],
  [{ deep: { list: [1, 'ä'] } }, { deep: { list: [1, 'ä'] } }],
  [[], {}],
  ['', {}],
  [null, {}],
])('passThru %j is read', async (passThru, expected) => {
  const { paymentRequest } = api.node.foreignInvoice({ amountMsat: 1_000n });
  const answer = await api.withdraw(payer, { payment_request: paymentRequest, passThru });
  expect(answer.body).toMatchObject({ passThru: expected });
});

test('a passThru with a “method” of its own keeps it', async () => {
  const { paymentRequest } = api.node.foreignInvoice({ amountMsat: 1_000n });
  const passThru = { method: 'till 3' };
  const answer = await api.withdraw(payer, { payment_request: paymentRequest, passThru });
  expect(Object(answer.body).passThru).toEqual(passThru);
});

test.each(['{broken', 'text', 42, [1], 'null', true, '"text"'])(
  'passThru %j is refused',
  async (passThru) => {
    const { paymentRequest } = api.node.foreignInvoice({ amountMsat: 1_000n });
    const answer = await api.withdraw(payer, { payment_request: paymentRequest, passThru });
    expect(answer).toMatchObject(refusal('passThru data must be valid json'));
    expect(api.node.calls).toEqual([]);
  },
);

test.each([
  ['FAILURE_REASON_NO_ROUTE'],
  ['FAILURE_REASON_TIMEOUT'],
  ['FAILURE_REASON_INCORRECT_PAYMENT_DETAILS'],
  ['FAILURE_REASON_INSUFFICIENT_BALANCE'],
  [''],
])('the node’s answer %j is passed on word for word', async (reason) => {
  api.node.script = () => ({ status: 'failed', reason });
  const { paymentRequest } = api.node.foreignInvoice({ amountMsat: 1_000n });
  expect(await api.withdraw(payer, { payment_request: paymentRequest })).toMatchObject(
    refusal(reason),
  );
});

describe('the fee limit', () => {
  const limitSent = async (fee_limit_msat: unknown) => {
    const { paymentRequest } = api.node.foreignInvoice({ amountMsat: 20_500_000n });
    await api.withdraw(payer, { payment_request: paymentRequest, fee_limit_msat });
    return api.node.calls.at(-1)?.feeLimitMsat;
  };

  test('is 5 % if absent, raised to a whole sat; 0 stays 0; text counts as a number', async () => {
    expect(await limitSent(undefined)).toBe(1_025_000n);
    expect(await limitSent(0)).toBe(0n);
    expect(await limitSent('1500')).toBe(1_500n);
    expect(await limitSent(1_234)).toBe(1_234n);
  });

  test.each([-1, 1.5, 'much', 2 ** 60, {}, [], true, '1e3', '0x10', '-0.1'])(
    'of %j is refused',
    async (fee_limit_msat) => {
      const { paymentRequest } = api.node.foreignInvoice({ amountMsat: 1_000n });
      const answer = await api.withdraw(payer, { payment_request: paymentRequest, fee_limit_msat });
      expect(answer).toMatchObject({
        status: 400,
        body: { message: expect.stringMatching(/^fee_limit_msat must be/) },
      });
      expect(api.node.calls).toEqual([]);
    },
  );
});

describe('no route, for a balance that covers the amount and not the usual fee', () => {
  const feeNotCovered =
    'insufficient funds for the network fee: there is no route for 10 sat, which is all that the balance leaves for it. Needed: up to 21000 sat';
  const pay = async (balance: bigint, more: object, reason: string) => {
    const wallet = await api.account(balance);
    api.node.script = () => ({ status: 'failed', reason });
    const { paymentRequest } = api.node.foreignInvoice({ amountMsat: 20_000_000n });
    const send = () =>
      api.withdraw(
        wallet,
        { payment_request: paymentRequest, ...more },
        { 'Idempotency-Key': 'a' },
      );
    const answer = await send();
    expect(await send()).toMatchObject({ body: answer.body });
    const read = await api.call(`/v1/wallet/${wallet.waka}`, { key: wallet.apiKeys.public });
    expect(read.body).toMatchObject({ balance_msat: Number(balance), held_msat: 0 });
    return answer;
  };

  test('is told so, with what is needed', async () => {
    expect(await pay(20_010_999n, {}, 'FAILURE_REASON_NO_ROUTE')).toMatchObject(
      refusal(feeNotCovered),
    );
    expect(api.node.calls.at(-1)?.feeLimitMsat).toBe(10_000n);
    expect(await pay(20_010_000n, {}, 'unable to find a path to destination')).toMatchObject(
      refusal(feeNotCovered),
    );
  });

  test.each([
    [
      'the caller set the limit',
      20_010_000n,
      { fee_limit_msat: 10_000 },
      'FAILURE_REASON_NO_ROUTE',
    ],
    ['the balance covers the usual limit', 21_000_000n, {}, 'FAILURE_REASON_NO_ROUTE'],
    ['it fails for another reason', 20_010_000n, {}, 'FAILURE_REASON_TIMEOUT'],
  ])('unless %s', async (_name, balance, more, reason) => {
    expect(await pay(balance, more, reason)).toMatchObject(refusal(reason));
  });
});

test('an invoice without an amount: LNPay’s refusal, or our amount_msat', async () => {
  const { paymentRequest } = api.node.foreignInvoice();
  expect(await api.withdraw(payer, { payment_request: paymentRequest })).toMatchObject(
    refusal('Cannot process any amount invoices'),
  );
  const paid = await api.withdraw(payer, {
    payment_request: paymentRequest,
    amount_msat: 2_500_500,
  });
  expect(paid).toMatchObject({ status: 201, body: { num_msat: -2_500_500 } });
});

test.each([
  [{}, 'payment_request cannot be blank.'],
  [{ payment_request: '' }, 'payment_request cannot be blank.'],
  [{ payment_request: null }, 'payment_request cannot be blank.'],
  [{ payment_request: 42 }, 'payment_request must be a string.'],
  [{ payment_request: ['lnbc1'] }, 'payment_request must be a string.'],
  [{ payment_request: 'lnbc1' }, expect.stringMatching(/^Unable to decode invoice: /)],
  [{ payment_request: '\uD800' }, 'payment_request is not valid Unicode.'],
  ['[]', 'The body must be a JSON object.'],
  ['"text"', 'The body must be a JSON object.'],
  ['{"payment_request":', 'The body is not valid JSON.'],
  ['['.repeat(30_000), 'The body is not valid JSON.'],
])('the body %j is refused', async (body, message) => {
  expect(await api.withdraw(payer, body)).toMatchObject(refusal(message));
});

test('a form is read as PHP reads it, with or without its content type', async () => {
  for (const headers of [{ 'Content-Type': 'application/x-www-form-urlencoded' }, {}]) {
    const { paymentRequest } = api.node.foreignInvoice({ amountMsat: 1_000n });
    const form = `payment_request=${paymentRequest}&fee_limit_msat=5000&passThru[order][id]=7`;
    const response = await api.app.inject({
      url: `/v1/wallet/${payer.waka}/withdraw`,
      method: 'POST',
      headers: { 'X-Api-Key': payer.apiKeys.public, ...headers },
      body: Buffer.from(form),
    });
    expect(response.json()).toMatchObject({ passThru: { order: { id: '7' } } });
    expect(response.statusCode).toBe(201);
  }
});

test('JSON sent as a form is not taken for an empty form', async () => {
  const answer = await api.call(`/v1/wallet/${payer.waka}/withdraw`, {
    key: payer.apiKeys.public,
    body: '{"payment_request":"lnbc1"}',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
  });
  expect(answer).toMatchObject({
    status: 400,
    body: { message: expect.stringContaining('Content-Type: application/json') },
  });
});

test('a payment that takes long is 202 for a client with a key, and can be asked about until it ends', async () => {
  const slow = await testApi({ settings: { patienceMs: 20 } });
  const wallet = await slow.account();
  const { paymentRequest, paymentHash } = slow.node.foreignInvoice({ amountMsat: 5_000_000n });
  slow.node.script = () => slow.node.keepPending(paymentHash);
  const ask = () =>
    slow.call(`/v1/wallet/${wallet.waka}/payments/${paymentHash}`, { key: wallet.apiKeys.public });
  expect((await ask()).body).toEqual({
    status: 'not_found',
    wtx: null,
    failure: null,
    idempotency_key: null,
  });

  const key = { 'Idempotency-Key': 'slow' };
  const pending = await slow.withdraw(wallet, { payment_request: paymentRequest }, key);
  expect(pending).toMatchObject({
    status: 202,
    body: {
      num_satoshis: -5_000,
      lnTx: { settled: 0, settled_at: null, payment_preimage: null, fee_msat: null },
      wal: { balance: 100_000, held_msat: 5_250_000 },
    },
  });
  const { id } = v.parse(wtxSchema, pending.body);
  expect(await ask()).toMatchObject({ body: { status: 'pending', wtx: { id } } });
  const history = () =>
    slow.call(`/v1/wallet/${wallet.waka}/transactions`, { key: wallet.apiKeys.public });
  expect(JSON.stringify((await history()).body)).not.toContain(id);

  const settled = slow.node.settle(paymentHash, msat(1_000n));
  await slow.reconciler.onPaymentFinal(await slow.node.info(), paymentHash, settled);
  expect(await ask()).toMatchObject({
    body: { status: 'settled', wtx: { id, lnTx: { settled: 1 } } },
  });
  expect(JSON.stringify((await history()).body)).toContain(id);
});

describe('a payment that takes long, for a client without an Idempotency-Key', () => {
  const inTransition = {
    status: 504,
    body: {
      name: 'Gateway Timeout',
      message: expect.stringMatching(/^payment is in transition: .*Do not repeat it/),
      code: 0,
      status: 504,
    },
  };

  test('is waited for longer, and then is an error that says not to repeat it', async () => {
    const slow = await testApi({ settings: { patienceMs: 10, keylessPatienceMs: 60 } });
    const wallet = await slow.account();
    const invoice = slow.node.foreignInvoice({ amountMsat: 5_000_000n });
    slow.node.script = () => slow.node.keepPending(invoice.paymentHash);
    const body = { payment_request: invoice.paymentRequest };
    const answer = await slow.withdraw(wallet, body);
    expect(answer).toMatchObject(inTransition);
    expect(answer.headers).not.toHaveProperty('retry-after');
    expect(await slow.withdraw(wallet, body)).toMatchObject(refusal('payment is in transition'));
    expect(slow.node.calls).toHaveLength(1);
    const read = () => slow.call(`/v1/wallet/${wallet.waka}`, { key: wallet.apiKeys.public });
    expect(await read()).toMatchObject({ body: { balance: 100_000, held_msat: 5_250_000 } });

    const settled = slow.node.settle(invoice.paymentHash, msat(1_000n));
    const node = await slow.node.info();
    for (let n = 0; n < 2; n += 1) {
      await slow.reconciler.onPaymentFinal(node, invoice.paymentHash, settled);
    }
    expect(await read()).toMatchObject({ body: { balance: 94_999, held_msat: 0 } });
    expect(await slow.withdraw(wallet, body)).toMatchObject(refusal('invoice is already paid'));
  });

  test('that ends while the request still waits is paid', async () => {
    const slow = await testApi({ settings: { patienceMs: 10, keylessPatienceMs: 60_000 } });
    const wallet = await slow.account();
    const invoice = slow.node.foreignInvoice({ amountMsat: 5_000_000n });
    const called = new Promise<void>((resolve) => {
      slow.node.script = () => {
        resolve();
        return slow.node.keepPending(invoice.paymentHash);
      };
    });
    const waiting = slow.withdraw(wallet, { payment_request: invoice.paymentRequest });
    await called;
    await expect.poll(() => slow.context.calls.size).toBe(0);
    const settled = slow.node.settle(invoice.paymentHash, msat(1_000n));
    await slow.reconciler.onPaymentFinal(await slow.node.info(), invoice.paymentHash, settled);
    expect(await waiting).toMatchObject({ status: 201, body: { lnTx: { settled: 1 } } });
  });

  test('is answered at once when the server stops', async () => {
    const slow = await testApi({ settings: { keylessPatienceMs: 600_000 } });
    const wallet = await slow.account();
    const { paymentRequest } = slow.node.foreignInvoice({ amountMsat: 5_000_000n });
    const called = new Promise<void>((resolve) => {
      slow.node.script = () => {
        resolve();
        return new Promise(() => {});
      };
    });
    const waiting = slow.withdraw(wallet, { payment_request: paymentRequest });
    await called;
    slow.context.closing.abort();
    expect(await waiting).toMatchObject(inTransition);
  });
});

test('a failed payment is found by its hash, until it is tried again', async () => {
  const { paymentRequest, paymentHash } = api.node.foreignInvoice({ amountMsat: 1_000n });
  const ask = () =>
    api.call(`/v1/wallet/${payer.waka}/payments/${paymentHash.toUpperCase()}`, {
      key: payer.apiKeys.public,
    });
  api.node.script = () => ({ status: 'failed', reason: 'FAILURE_REASON_NO_ROUTE' });
  await api.withdraw(payer, { payment_request: paymentRequest }, { 'Idempotency-Key': 'one' });
  expect((await ask()).body).toEqual({
    status: 'failed',
    wtx: null,
    failure: 'FAILURE_REASON_NO_ROUTE',
    idempotency_key: 'one',
  });
  api.node.script = () => api.node.settle(paymentHash, msat(0n));
  await api.withdraw(payer, { payment_request: paymentRequest }, { 'Idempotency-Key': 'two' });
  expect(await ask()).toMatchObject({ body: { status: 'settled', idempotency_key: 'two' } });
  const stranger = await api.account();
  expect(
    await api.call(`/v1/wallet/${stranger.waka}/payments/${paymentHash}`, {
      key: stranger.apiKeys.public,
    }),
  ).toMatchObject({ body: { status: 'not_found' } });
});

test('a hash that is none', async () => {
  const answer = await api.call(`/v1/wallet/${payer.waka}/payments/abc`, {
    key: payer.apiKeys.public,
  });
  expect(answer).toMatchObject(refusal('payment_hash must be 64 hex digits.'));
});

describe('Idempotency-Key', () => {
  test('replays the answer, whatever the order of the fields', async () => {
    const { paymentRequest } = api.node.foreignInvoice({ amountMsat: 1_000n });
    const headers = { 'Idempotency-Key': 'till-3' };
    const passThru = { a: 1, b: 2 };
    const first = await api.withdraw(payer, { payment_request: paymentRequest, passThru }, headers);
    const again = await api.withdraw(
      payer,
      { passThru: { b: 2, a: 1 }, payment_request: paymentRequest },
      headers,
    );
    expect(again).toMatchObject({ status: 201, body: first.body });
    expect(api.node.calls).toHaveLength(1);
  });

  test('with another body is a conflict', async () => {
    const { paymentRequest } = api.node.foreignInvoice({ amountMsat: 1_000n });
    const headers = { 'Idempotency-Key': 'till-3' };
    await api.withdraw(payer, { payment_request: paymentRequest }, headers);
    const other = { payment_request: paymentRequest, fee_limit_msat: 1 };
    expect(await api.withdraw(payer, other, headers)).toMatchObject({
      status: 409,
      body: { name: 'Conflict', status: 409 },
    });
  });

  test('of nonsense is refused', async () => {
    const { paymentRequest } = api.node.foreignInvoice({ amountMsat: 1_000n });
    const headers = { 'Idempotency-Key': 'x'.repeat(256) };
    expect(await api.withdraw(payer, { payment_request: paymentRequest }, headers)).toMatchObject({
      status: 400,
    });
  });
});

describe('abandoning a withdrawal that may not have arrived', () => {
  const abandon = (paymentHash: string, key?: string) =>
    api.call(`/v1/wallet/${payer.waka}/payments/${paymentHash}/abandon`, {
      method: 'POST',
      key: payer.apiKeys.public,
      headers: key === undefined ? {} : { 'Idempotency-Key': key },
    });

  test('none came: it is final, and the late request is refused in words every client takes so', async () => {
    const { paymentHash, paymentRequest } = api.node.foreignInvoice({ amountMsat: 1_000_000n });
    const words = "payment isn't initiated: abandoned by the payer";
    const gone = { status: 'failed', wtx: null, failure: words, idempotency_key: 'A1' };
    expect(await abandon(paymentHash, 'A1')).toMatchObject({ status: 200, body: gone });
    expect(await abandon(paymentHash, 'A1')).toMatchObject({ status: 200, body: gone });
    const body = { payment_request: paymentRequest };
    expect(await api.withdraw(payer, body, { 'Idempotency-Key': 'A1' })).toMatchObject(
      refusal(words),
    );
    expect(api.node.calls).toEqual([]);
    expect((await api.withdraw(payer, body, { 'Idempotency-Key': 'A2' })).status).toBe(201);
  });

  test('one came: nothing changes, and its state is the answer', async () => {
    const { paymentHash, paymentRequest } = api.node.foreignInvoice({ amountMsat: 1_000_000n });
    const body = { payment_request: paymentRequest };
    await api.withdraw(payer, body, { 'Idempotency-Key': 'A1' });
    expect(await abandon(paymentHash, 'A1')).toMatchObject({
      status: 200,
      body: { status: 'settled', wtx: { lnTx: { settled: 1 } }, idempotency_key: 'A1' },
    });
    expect((await abandon('ab'.repeat(32), 'A1')).status).toBe(409);
  });

  test('needs a key to withdraw, and the name of the request', async () => {
    const hash = 'ab'.repeat(32);
    expect((await abandon(hash)).status).toBe(400);
    const reader = payer.accessKeys['Wallet Read'][0];
    const answer = await api.call(`/v1/wallet/${reader}/payments/${hash}/abandon`, {
      method: 'POST',
      key: payer.apiKeys.public,
      headers: { 'Idempotency-Key': 'A1' },
    });
    expect(answer.status).toBe(401);
  });
});

test.each([{}, { fee_limit_msat: 9_007_199_254_740_991 }])(
  'more than there can be, with the fee limit %j, is too large as any other',
  async (more) => {
    const { paymentRequest } = api.node.foreignInvoice({ amountMsat: 2_099_999_999_999_999_000n });
    const answer = await api.withdraw(payer, { payment_request: paymentRequest, ...more });
    expect(answer).toMatchObject(refusal('Invoice too large :) Max balance: 100000'));
  },
);
