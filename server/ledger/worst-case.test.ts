import fc from 'fast-check';
import { expect, test } from 'vitest';
import { worstCase } from '#core/payment/fee-limit.ts';
import { addMsat, msat } from '#core/money.ts';
import { markPending } from './payments.ts';
import { settlePayment } from './finish-payment.ts';
import { order, reserved, secret, testLedger, walletWith } from './testing/test-ledger.ts';
import { getWallet } from './wallets.ts';

const money = fc.bigInt({ min: 1n, max: 2_000_000_000n }).map((value) => msat(value));

test('the worst case on the Pay button is held, and more is never charged, whatever the node says', async () => {
  const { ledger } = testLedger();
  let n = 0;
  await fc.assert(
    fc.asyncProperty(money, money, money, async (amount, feeLimit, feeMsat) => {
      n += 1;
      const worst = worstCase(amount, feeLimit);
      const before = addMsat(worst, msat(1_000_000n));
      const walletId = await walletWith(ledger, before);
      const payment = await reserved(ledger, order(walletId, n, amount, { feeLimit }));
      expect((await getWallet(ledger, walletId)).held).toBe(worst);
      await markPending(ledger, payment.id, 'not-found');
      await settlePayment(ledger, payment.id, { preimage: secret(n).preimage, feeMsat });
      const { balance, held } = await getWallet(ledger, walletId);
      expect(before - balance <= worst).toBe(true);
      expect(held).toBe(0n);
    }),
    { numRuns: 60 },
  );
});
