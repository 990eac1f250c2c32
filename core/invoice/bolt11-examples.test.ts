import { describe, expect, test } from 'vitest';
import { readInvoice } from './read-invoice.ts';
import { INVALID_EXAMPLES, VALID_EXAMPLES } from './testing/bolt11-examples.ts';

describe('the examples of BOLT 11', () => {
  test.each(VALID_EXAMPLES)('valid: $name', ({ text, says }) => {
    expect(readInvoice(text)).toEqual({
      ok: true,
      value: { ...says, paymentRequest: text.toLowerCase() },
    });
  });

  test.each(INVALID_EXAMPLES)('invalid: $name', ({ text, problem }) => {
    expect(readInvoice(text)).toEqual({ ok: false, error: problem });
  });

  test('are all here', () => {
    expect(VALID_EXAMPLES).toHaveLength(16);
    expect(INVALID_EXAMPLES).toHaveLength(10);
  });
});
