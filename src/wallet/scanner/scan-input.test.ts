import { expect, test } from 'vitest';
import { receiveScanInput, sendToScan, type ScanInput } from './scan-input.ts';

const text = (of: string): ScanInput => ({ kind: 'text', text: of });

test('what is sent before the Scan screen opens waits for it, and comes once', () => {
  sendToScan(text('early'));
  const first: ScanInput[] = [];
  const stop = receiveScanInput((input) => first.push(input));
  sendToScan(text('later'));
  stop();
  expect(first).toEqual([text('early'), text('later')]);

  const second: ScanInput[] = [];
  receiveScanInput((input) => second.push(input))();
  expect(second).toEqual([]);
});
