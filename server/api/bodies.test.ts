import { sql } from 'kysely';
import * as v from 'valibot';
import { beforeEach, describe, expect, test } from 'vitest';
import { wtxListSchema } from '#core/lnpay/wire.ts';
import { runSql } from '#server/ledger/testing/raw-sql.ts';
import { testApi, type Account, type TestApi } from './testing/test-api.ts';

let api: TestApi;
let account: Account;
beforeEach(async () => {
  api = await testApi();
  account = await api.account();
});

const refusal = (message: string | RegExp) => ({
  status: 400,
  body: {
    name: 'Bad Request',
    message: typeof message === 'string' ? message : expect.stringMatching(message),
    code: 0,
    status: 400,
  },
});

const invoice = () => api.node.foreignInvoice({ amountMsat: 1_000n }).paymentRequest;

describe('a multipart form', () => {
  const BOUNDARY = '------------------------d74496d66958873e';

  const post = (body: string, type = `multipart/form-data; boundary=${BOUNDARY}`) =>
    api.withdraw(account, body, { 'Content-Type': type });
  const part = (name: string, value: string, more = '') =>
    `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"${more}\r\n\r\n${value}\r\n`;
  const END = `--${BOUNDARY}--\r\n`;
  const FILE = part('receipt', 'a file', '; filename="receipt.txt"\r\nContent-Type: text/plain');

  test('is read as the other kind of form is', async () => {
    const fields =
      part('payment_request', invoice()) +
      part('fee_limit_msat', '5000') +
      part('passThru[order][id]', '7') +
      part('passThru[où]', '½ café', '\r\nContent-Type: text/plain; charset=utf-8');
    const answer = await post(fields + END);
    expect(answer).toMatchObject({
      status: 201,
      body: { passThru: { order: { id: '7' }, où: '½ café' } },
    });
    expect(api.node.calls.at(-1)?.feeLimitMsat).toBe(5_000n);
  });

  test('is known by its type in any case, with a boundary in quotes', async () => {
    const type = `Multipart/Form-Data; charset=utf-8; Boundary="${BOUNDARY}"`;
    expect(await post(part('payment_request', invoice()) + END, type)).toMatchObject({
      status: 201,
    });
  });

  test('keeps every part of a list', async () => {
    const tags = ['a', 'b'].map((tag) => part('passThru[tags][]', tag)).join('');
    expect(await post(tags + part('payment_request', invoice()) + END)).toMatchObject({
      status: 201,
      body: { passThru: { tags: ['a', 'b'] } },
    });
  });

  test('reaches no prototype through its names', async () => {
    const names = ['__proto__[polluted]', 'passThru[__proto__][polluted]'];
    const fields = names.map((name) => part(name, 'yes')).join('');
    const answer = await post(fields + part('payment_request', invoice()) + END);
    expect(answer).toMatchObject({ status: 201, body: { passThru: { method: 'api' } } });
    expect(Object({})).not.toHaveProperty('polluted');
  });

  test.each([
    ['with a file', FILE + END],
    ['with a file between the fields', FILE + part('payment_request', 'lnbc1') + END],
  ])('%s is refused', async (_name, body) => {
    expect(await post(body)).toMatchObject(
      refusal('Files are not accepted: send text fields only.'),
    );
  });

  test.each([
    ['that is empty', ''],
    ['cut off in a name', part('payment_request', 'lnbc1').slice(0, 60)],
    ['cut off in a value', part('payment_request', 'lnbc1').slice(0, -4)],
    ['cut off before its end', part('payment_request', 'lnbc1')],
    ['cut off in a file', FILE.slice(0, -4)],
  ])('%s is refused', async (_name, body) => {
    expect(await post(body)).toMatchObject(refusal('The body is not a valid multipart form.'));
    expect(api.node.calls).toEqual([]);
  });

  test('without a boundary is refused', async () => {
    expect(await post(END, 'multipart/form-data')).toMatchObject(
      refusal('The body is not a valid multipart form.'),
    );
  });

  test('with nothing in it lacks its fields', async () => {
    const nameless = `--${BOUNDARY}\r\nContent-Disposition: form-data\r\n\r\nlnbc1\r\n`;
    for (const body of [END, nameless + END]) {
      expect(await post(body)).toMatchObject(refusal('payment_request cannot be blank.'));
    }
  });

  test('is held to the limit of all bodies', async () => {
    const body = part('payment_request', 'x'.repeat(64 * 1024)) + END;
    expect(await post(body)).toMatchObject({ status: 413, body: { status: 413 } });
  });
});

describe('JSON that is nested too deep', () => {
  const nested = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`;
  const pay = (passThru: string) =>
    api.withdraw(account, `{"payment_request":"${invoice()}","passThru":${passThru}}`);

  test.each([600, 3_000, 15_000])('%i levels: refused as such', async (levels) => {
    const tooDeep = refusal('The body is nested too deep: at most 512 levels.');
    expect(await pay(`{"deep":${nested(levels)}}`)).toMatchObject(tooDeep);
    expect(await api.withdraw(account, nested(levels))).toMatchObject(tooDeep);
    expect(api.node.calls).toEqual([]);
  });

  test.each([40, 600, 3_000, 15_000])('%i levels in a text: refused as such', async (levels) => {
    const text = JSON.stringify(`{"deep":${nested(levels)}}`);
    expect(await pay(text)).toMatchObject(
      refusal(/^passThru data must be valid json: it is nested too deep/),
    );
    expect(api.node.calls).toEqual([]);
  });

  test('passThru as deep as may be is paid, and comes back', async () => {
    // passThru is a level, too.
    const deep: unknown = JSON.parse(nested(31));
    expect(await pay(`{"deep":${nested(31)}}`)).toMatchObject({
      status: 201,
      body: { passThru: { deep } },
    });
    expect(await pay(`{"deep":${nested(32)}}`)).toMatchObject(
      refusal(/^passThru data must be valid json: it is nested too deep, at most 32 levels/),
    );
  });
});

test('passThru may be 4 KB of JSON', async () => {
  const pay = (passThru: object) => api.withdraw(account, { payment_request: invoice(), passThru });
  // {"x":"…"} around it; é is two bytes.
  expect(await pay({ x: 'é'.repeat(2_044) })).toMatchObject({ status: 201 });
  expect(await pay({ x: 'é'.repeat(2_045) })).toMatchObject(
    refusal('passThru data must be valid json: it is too long, at most 4096 bytes'),
  );
});

test.each([
  ['deeper than can be written', `{"a":${'['.repeat(9_000)}${']'.repeat(9_000)}}`],
  ['broken', '{"a":'],
])('a stored passThru that is %s does not take the history with it', async (_what, stored) => {
  await api.withdraw(account, { payment_request: invoice() });
  await runSql(api.ledger, sql`UPDATE wtxs SET pass_thru = ${stored}`);
  const { status, body } = await api.call(`/v1/wallet/${account.waka}/transactions`, {
    key: account.apiKeys.public,
  });
  expect(status).toBe(200);
  expect(v.parse(wtxListSchema, body).map(({ passThru }) => passThru)).toEqual([null, null]);
});
