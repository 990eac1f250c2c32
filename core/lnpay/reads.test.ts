/** The wallet's schemas are tied to our server's answers: tsc checks the expected errors below. */
import * as v from 'valibot';
import { describe, expect, expectTypeOf, test } from 'vitest';
import { NETWORKS } from '../invoice/networks.ts';
import type { CapabilitiesAnswer } from './answers/capabilities.ts';
import type { PaymentStateAnswer } from './answers/payment-state.ts';
import { capabilitiesSchema, paymentLookupSchema, type PaymentLookup } from './extensions.ts';
import golden from './fixtures/golden-wtx.json' with { type: 'json' };
import { reads, unread } from './reads.ts';

interface Answer {
  amount_msat: number;
  memo: string | null;
}

describe('a schema that reads an answer', () => {
  test('takes what is answered, and keeps what it does not know', () => {
    const schema = reads<Answer>()({ amount_msat: v.number(), memo: v.nullish(v.string()) });
    const body = { amount_msat: 1, memo: null, more: [1] };
    expect(v.parse(schema, body)).toEqual(body);
    expectTypeOf<v.InferOutput<typeof schema>>().toExtend<{ amount_msat: number }>();
  });

  test('does not compile with a field that is not answered', () => {
    // @ts-expect-error -- amount_sat is not in the answer, and amount_msat is not read
    expect(reads<Answer>()({ amount_sat: v.number(), memo: unread })).toBeDefined();
    // @ts-expect-error -- extra is not in the answer
    expect(reads<Answer>()({ amount_msat: v.number(), memo: unread, extra: unread })).toBeDefined();
  });

  test('does not compile without a field that is answered', () => {
    // @ts-expect-error -- memo is neither read nor marked as unread
    expect(reads<Answer>()({ amount_msat: v.number() })).toBeDefined();
  });

  test('does not compile where it would refuse what is answered', () => {
    // @ts-expect-error -- the answer is a number
    expect(reads<Answer>()({ amount_msat: v.string(), memo: unread })).toBeDefined();
    // @ts-expect-error -- the answer may be null
    expect(reads<Answer>()({ amount_msat: v.number(), memo: v.string() })).toBeDefined();
  });
});

describe('our extensions', () => {
  test('a settled payment, in today’s word and in that of release 0.1', () => {
    const read = (status: string) => v.parse(paymentLookupSchema, { status, wtx: golden }).status;
    expect(read('settled')).toBe('settled');
    expect(read('succeeded')).toBe('settled');
    expect(() => read('paid')).toThrow();
    expectTypeOf<PaymentLookup['status']>().toEqualTypeOf<PaymentStateAnswer['status']>();
  });

  test('capabilities of release 0.1, which lack the later ones', () => {
    const old = { sandbox: true, payment_lookup: true, fee_estimate: true, amountless: true };
    expect(v.parse(capabilitiesSchema, { ...old, network: 'regtest' }).search).toBeUndefined();
    expectTypeOf<CapabilitiesAnswer['network']>().toEqualTypeOf<(typeof NETWORKS)[number]>();
  });
});
