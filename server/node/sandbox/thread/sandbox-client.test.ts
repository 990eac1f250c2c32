/** The server's end of the line, with a thread that only answers. */
import { expect, test } from 'vitest';
import { msat } from '#core/money.ts';
import { FakeNode } from '../../testing/fake-node.ts';
import { SandboxClient } from './sandbox-client.ts';

/** Says that every payment succeeded, or stays silent about it; counts the look-ups. */
const worker = (paying: 'pays' | 'hangs') =>
  new URL(
    `data:text/javascript,${encodeURIComponent(`
    import { parentPort } from 'node:worker_threads';
    let lookups = 0;
    const answers = {
      pay: (id) => '${paying}' === 'pays' && { status: 'settled', preimage: '11'.repeat(32), feeMsat: 0n },
      lookupPayment: () => { lookups += 1; return { status: 'pending' }; },
      info: () => ({ pubkey: '02' + 'aa'.repeat(32), alias: String(lookups), network: 'regtest', version: '' }),
      close: () => undefined,
    };
    parentPort.on('message', ({ id, method }) => {
      const value = answers[method]();
      if (value !== false) parentPort.postMessage({ type: 'answer', id, value });
    });
    parentPort.postMessage({ type: 'ready' });
  `)}`,
  );

const { paymentRequest, paymentHash } = new FakeNode().foreignInvoice();
const request = { paymentRequest, paymentHash, amountMsat: msat(1n), feeLimitMsat: msat(0n) };

test('once a payment has its outcome, the end of patience asks nothing', async () => {
  const client = new SandboxClient('', worker('pays'));
  const patience = new AbortController();
  expect(await client.pay(request, patience.signal)).toMatchObject({ status: 'settled' });
  patience.abort();
  // A question that the first would have let through has been counted by the second.
  await client.info();
  expect(await client.info()).toMatchObject({ alias: '0' });
  await client.close();
});

test('when patience ends first, the answer is how far the payment is', async () => {
  for (const endsBefore of [true, false]) {
    const client = new SandboxClient('', worker('hangs'));
    const patience = new AbortController();
    if (endsBefore) patience.abort();
    const outcome = client.pay(request, patience.signal);
    patience.abort();
    expect(await outcome).toEqual({ status: 'pending' });
    expect(await client.info()).toMatchObject({ alias: '1' });
    await client.close();
  }
});
