/** The fields of our server's answers, each with its description for the API's documentation. */
import * as v from 'valibot';

export const text = (description: string) => v.pipe(v.string(), v.description(description));

export const textOrNull = (description: string) =>
  v.pipe(v.nullable(v.string()), v.description(description));

export const whole = (description: string) =>
  v.pipe(v.number(), v.integer(), v.description(description));

export const wholeOrNull = (description: string) =>
  v.pipe(v.nullable(v.pipe(v.number(), v.integer())), v.description(description));

export const yesOrNo = (description: string) => v.pipe(v.boolean(), v.description(description));

export const unixTime = whole('Unix seconds.');
export const unixTimeOrNull = wholeOrNull('Unix seconds.');

/** In the documentation, of what LNPay does not have. */
export const BEYOND_LNPAY = { 'x-beyond-lnpay': true } as const;

/** Marks a field or an object that LNPay does not have. docs/lnpay.md names each of them. */
export function beyondLnpay<Schema extends v.GenericSchema>(schema: Schema) {
  const description = `Beyond LNPay. ${v.getDescription(schema) ?? ''}`.trim();
  return v.pipe(schema, v.metadata({ description, ...BEYOND_LNPAY }));
}

/**
 * An answer with every field named: one that may be left out is stated as `undefined`. So a mapper
 * that forgets or misspells it does not compile.
 */
export type Complete<Answer> = { [Key in keyof Required<Answer>]: Answer[Key] };
