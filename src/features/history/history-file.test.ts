import Papa from 'papaparse';
import { expect, test } from 'vitest';
import { msat, msatFromSat } from '#core/money.ts';
import type { Activity } from '#src/wallet/payments/activity.ts';
import { historyEntry } from './history-entry.ts';
import { historyAsCsv, historyAsJson } from './history-file.ts';

const paid: Activity = {
  id: 'wtx_1',
  kind: 'payment',
  direction: 'out',
  status: 'settled',
  paymentHash: null,
  amount: msat(1_234_567),
  fee: { exact: msat(1_001), charged: msatFromSat(2) },
  memo: 'Two coffees',
  lnTxId: null,
  payee: null,
  paymentRequest: null,
  at: Date.UTC(2026, 10, 14, 8),
};

async function readBack(activities: Activity[]): Promise<Record<string, string>[]> {
  const csv = await historyAsCsv(activities.map((activity) => historyEntry(activity, new Map())));
  const { data, errors } = Papa.parse<Record<string, string>>(csv, {
    header: true,
    skipEmptyLines: true,
  });
  expect(errors).toEqual([]);
  return data;
}

test('amounts and fees are exact in msat and sat, and add up', async () => {
  expect(await readBack([paid])).toEqual([
    expect.objectContaining({
      date: '2026-11-14T08:00:00.000Z',
      amount_msat: '1234567',
      amount_sat: '1234.567',
      fee_msat: '2000',
      fee_sat: '2',
      total_msat: '1236567',
      total_sat: '1236.567',
      transaction_id: 'wtx_1',
    }),
  ]);
});

test('a fee that is not known is empty, not zero', async () => {
  const [row] = await readBack([{ ...paid, fee: null }]);
  expect(row).toMatchObject({ fee_msat: '', total_msat: '1234567' });
});

test('quotes, commas, line breaks and every script come back as they were', async () => {
  for (const memo of ['a "b", c', 'one\r\ntwo', 'قهوة ☕', ';|\t.', "'quoted'"]) {
    const [row] = await readBack([{ ...paid, memo }]);
    expect(row?.['description']).toBe(memo);
  }
});

test('no cell is a formula, wherever a spreadsheet looks for one', async () => {
  const formulas = ['=1+1', '+1', '-1', '@SUM(A1)', ' =1', '\t=1', '\r=1', '\n=1', '=1\n+2'];
  for (const memo of [...formulas, '＝1', '\uFEFF=1', '\u00a0=1']) {
    const [row] = await readBack([{ ...paid, memo }]);
    expect(row?.['description'], JSON.stringify(memo)).toBe(`'${memo}`);
  }
});

test('JSON says the same', () => {
  const entry = historyEntry(paid, new Map([['wtx_1', 'mine']]));
  expect(JSON.parse(historyAsJson([entry]))).toEqual([entry]);
  expect(entry.note).toBe('mine');
});

test.each([
  [{ status: 'submitting' }, 'on-its-way'],
  [{ status: 'pending' }, 'on-its-way'],
  [{ status: 'unknown' }, 'unknown'],
  [{ status: 'failed' }, 'failed'],
  [{ status: 'settled' }, 'paid'],
  [{ status: 'settled', direction: 'in', kind: 'deposit' }, 'received'],
] as const)('the file keeps its own words: %o is %s', (change, status) => {
  expect(historyEntry({ ...paid, ...change }, new Map()).status).toBe(status);
});
