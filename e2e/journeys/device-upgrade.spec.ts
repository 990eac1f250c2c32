/** Payments that an earlier release of the wallet wrote down are there after the upgrade, with their proof. */
import type { Page } from '@playwright/test';
import { expect, test } from '../support/fixtures.ts';
import {
  HASH,
  NOT_FOUND,
  connectPlainHost,
  freshInvoice,
  HOST,
  paidWtx,
  serveLnpay,
} from '../support/plain-lnpay.ts';

test.skip(({ isMobile }) => !isMobile, 'the same on every screen');

const OPEN = 'ab'.repeat(32);
const FAILED = 'cd'.repeat(32);

/** The device's database as release 0.1 made it, with a settled, an open and a failed payment and a note. */
async function writeRelease01(page: Page, paymentRequest: string): Promise<void> {
  const now = Date.now();
  const wtx = paidWtx(paymentRequest);
  const common = {
    host: HOST,
    walletId: wtx.wal.id,
    paymentRequest,
    payee: wtx.lnTx.dest_pubkey,
  };
  await page.evaluate(
    ([payments, notes]) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('lnpay-wallet', 2);
        opening.addEventListener('upgradeneeded', () => {
          const db = opening.result;
          db.createObjectStore('vault');
          db.createObjectStore('payments', { keyPath: 'paymentHash' }).createIndex(
            'startedAt',
            'startedAt',
          );
          db.createObjectStore('notes', { keyPath: 'id' });
        });
        opening.addEventListener('error', () => reject(opening.error));
        opening.addEventListener('success', () => {
          const tx = opening.result.transaction(['payments', 'notes'], 'readwrite');
          for (const payment of payments) {
            const amounts = { amountMsat: 1_000_000n, feeLimitMsat: 50_000n };
            tx.objectStore('payments').put({ ...payment, ...amounts });
          }
          for (const note of notes) tx.objectStore('notes').put(note);
          tx.addEventListener('complete', () => resolve(opening.result.close()));
          tx.addEventListener('error', () => reject(tx.error));
        });
      }),
    [
      [
        {
          ...common,
          paymentHash: HASH,
          memo: 'Lunch',
          startedAt: now - 60_000,
          progress: { status: 'settled', wtx, settledAt: now - 58_160 },
        },
        {
          ...common,
          paymentHash: OPEN,
          memo: 'Dinner',
          startedAt: now - 50_000,
          progress: { status: 'unknown', why: 'no-answer', nodeText: '' },
        },
        {
          ...common,
          paymentHash: FAILED,
          memo: 'Supper',
          startedAt: now - 40_000,
          progress: {
            status: 'failed',
            failure: { cause: 'timeout', nodeText: 'FAILURE_REASON_TIMEOUT' },
            failedAt: now - 30_000,
          },
        },
        { paymentHash: 'ef'.repeat(32), startedAt: 1, progress: 'not what a release wrote' },
      ],
      [{ id: HASH, text: 'with Ada' }],
    ] as const,
  );
}

test('settled, open and failed payments of release 0.1 are what they were', async ({
  page,
  allowConsole,
}) => {
  allowConsole(NOT_FOUND);
  await serveLnpay(
    page,
    (route) => route.abort(),
    () => [],
  );
  await page.goto('/verify');
  await writeRelease01(page, freshInvoice());
  await connectPlainHost(page);

  const recent = page.getByRole('region', { name: 'Recent' });
  await expect(recent.getByRole('listitem')).toHaveCount(3);
  await expect(recent.getByRole('listitem').filter({ hasText: 'Lunch' })).toContainText('Paid');
  await expect(recent.getByRole('listitem').filter({ hasText: 'Dinner' })).toContainText(
    'Not known yet',
  );
  await expect(recent.getByRole('listitem').filter({ hasText: 'Supper' })).toContainText('Failed');

  await test.step('the receipt has its proof, how long it took, and its note', async () => {
    await recent.getByText('Lunch').click();
    await expect(page.getByText('Proof verified')).toBeVisible();
    await expect(page.getByRole('main')).toContainText('1.84 seconds');
    await expect(page.getByLabel('Your note')).toHaveValue('with Ada');
  });
  await test.step('what is open is asked about, what failed says why', async () => {
    await page.goto(`/payment/${OPEN}`);
    await expect(page.getByRole('heading', { name: 'We don’t know yet' })).toBeVisible();
    await page.goto(`/payment/${FAILED}`);
    await expect(page.getByText('FAILURE_REASON_TIMEOUT')).toBeVisible();
    await expect(page.getByText('It was tried for 10 seconds')).toBeVisible();
  });
});
