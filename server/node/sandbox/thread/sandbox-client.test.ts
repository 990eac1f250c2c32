/** The server's end of the connection, with a thread that only answers. */
import { expect, test } from 'vitest';
import { msat } from '#core/money.ts';
import { FakeNode } from '../../testing/fake-node.ts';
import { SandboxClient } from './sandbox-client.ts';

/** Answers that every payment settled, or never answers; counts the look-ups. */
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
      if (value !== false) parentPort.postMessage({ kind: 'answer', id, value });
    });
    parentPort.postMessage({ kind: 'ready' });
  `)}`,
  );

const { paymentRequest, paymentHash } = new FakeNode().foreignInvoice();
const request = { paymentRequest, paymentHash, amountMsat: msat(1n), feeLimitMsat: msat(0n) };

test('once a payment has its outcome, the end of patience asks nothing', async () => {
  const client = new SandboxClient('', worker('pays'));
  const patience = new AbortController();
  expect(await client.node.pay(request, patience.signal)).toMatchObject({ status: 'settled' });
  patience.abort();
  // A question that the first would have let through has been counted by the second.
  await client.node.info();
  expect(await client.node.info()).toMatchObject({ alias: '0' });
  await client.node.close();
});

test('when patience ends first, the answer is how far the payment is', async () => {
  for (const endsBefore of [true, false]) {
    const client = new SandboxClient('', worker('hangs'));
    const patience = new AbortController();
    if (endsBefore) patience.abort();
    const outcome = client.node.pay(request, patience.signal);
    patience.abort();
    expect(await outcome).toEqual({ status: 'pending' });
    expect(await client.node.info()).toMatchObject({ alias: '1' });
    await client.node.close();
  }
});
