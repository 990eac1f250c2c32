/**
 * The fields of requests. Each says in one place how it is read and how it is documented. PHP is
 * generous about types, and so are these: a number may come as text, and null or '' is "not given".
 */
import * as v from 'valibot';
import { isPaymentHash, type PaymentHash } from '#core/hex.ts';
import { lnpayWords } from '#core/lnpay/node-words.ts';
import { msat, type Msat } from '#core/money.ts';
import { isNestedTooDeep } from './json-depth.ts';

export interface FieldDocs {
  description: string;
  /** JSON Schema of the field. */
  schema: Record<string, unknown>;
  required: boolean;
}

/** A missing field is read as null. */
const given = v.optional(v.unknown(), null);

function isBlank(value: unknown): value is null | undefined | '' {
  return value === null || value === undefined || value === '';
}

function field<Output>(
  read: (value: unknown) => { value: Output } | { problem: string },
  docs: FieldDocs,
) {
  return v.pipe(
    given,
    v.rawTransform(({ dataset, addIssue, NEVER }): Output => {
      const result = read(dataset.value);
      if ('value' in result) return result.value;
      addIssue({ message: result.problem });
      return NEVER;
    }),
    v.metadata({ ...docs }),
  );
}

interface TextOptions {
  description: string;
  /** In bytes of UTF-8. */
  maxLength: number;
  example?: string;
}

export function optionalText(name: string, { description, maxLength, example }: TextOptions) {
  return field<string | null>(
    (value) => (isBlank(value) ? { value: null } : readText(name, value, maxLength)),
    { description, required: false, schema: textSchema(maxLength, example) },
  );
}

export function requiredText(name: string, { description, maxLength, example }: TextOptions) {
  return field<string>(
    (value) =>
      isBlank(value) ? { problem: `${name} cannot be blank.` } : readText(name, value, maxLength),
    { description, required: true, schema: textSchema(maxLength, example) },
  );
}

/** For what is read elsewhere, and never refused here. */
export function documentedText(description: string, example: string) {
  return field<string | null>((value) => ({ value: typeof value === 'string' ? value : null }), {
    description,
    required: false,
    schema: { type: 'string', examples: [example] },
  });
}

function textSchema(maxLength: number, example?: string) {
  return { type: 'string', maxLength, ...(example === undefined ? {} : { examples: [example] }) };
}

function readText(name: string, value: unknown, maxLength: number) {
  if (typeof value !== 'string') return { problem: `${name} must be a string.` };
  if (Buffer.byteLength(value) > maxLength) {
    return { problem: `${name} is too long: at most ${maxLength} bytes.` };
  }
  if (/\p{Surrogate}/u.test(value)) return { problem: `${name} is not valid Unicode.` };
  return { value };
}

interface NumberOptions {
  description: string;
  min: number;
  max: number;
  example?: number;
}

export function optionalWhole(name: string, { description, min, max, example }: NumberOptions) {
  return field<number | null>(
    (value) => (isBlank(value) ? { value: null } : readWhole(name, value, min, max)),
    { description, required: false, schema: numberSchema({ min, max }, example) },
  );
}

export function requiredWhole(name: string, { description, min, max, example }: NumberOptions) {
  return field<number>(
    (value) =>
      isBlank(value) ? { problem: `${name} cannot be blank.` } : readWhole(name, value, min, max),
    { description, required: true, schema: numberSchema({ min, max }, example) },
  );
}

/** The most that a JSON number holds exactly as msat: 90 071 BTC. */
const MAX_MSAT = Number.MAX_SAFE_INTEGER;
export const MAX_SAT = Math.floor(MAX_MSAT / 1000);

export function optionalMsat(name: string, description: string, min: number, example: number) {
  return field<Msat | null>(
    (value) => {
      if (isBlank(value)) return { value: null };
      const whole = readWhole(name, value, min, MAX_MSAT);
      return 'value' in whole ? { value: msat(whole.value) } : whole;
    },
    { description, required: false, schema: numberSchema({ min, max: MAX_MSAT }, example) },
  );
}

function numberSchema({ min, max }: { min: number; max: number }, example?: number) {
  return {
    type: 'integer',
    minimum: min,
    maximum: max,
    ...(example === undefined ? {} : { examples: [example] }),
  };
}

function readWhole(name: string, value: unknown, min: number, max: number) {
  const text = typeof value === 'number' ? String(value) : value;
  if (typeof text !== 'string' || !/^\s*[+-]?\d{1,16}\s*$/.test(text)) {
    return { problem: `${name} must be an integer.` };
  }
  const number = Number(text);
  if (number < min) return { problem: `${name} must be no less than ${min}.` };
  if (number > max) return { problem: `${name} must be no greater than ${max}.` };
  return { value: number };
}

export function optionalHex32(name: string, description: string) {
  return field<string | null>(
    (value) => {
      if (isBlank(value)) return { value: null };
      if (typeof value === 'string' && /^[0-9a-f]{64}$/i.test(value)) {
        return { value: value.toLowerCase() };
      }
      return { problem: `${name} must be 64 hex digits.` };
    },
    { description, required: false, schema: { type: 'string', pattern: '^[0-9a-fA-F]{64}$' } },
  );
}

export function paymentHash(name: string) {
  return field<PaymentHash>(
    (value) => {
      const hash = typeof value === 'string' ? value.toLowerCase() : '';
      return isPaymentHash(hash) ? { value: hash } : { problem: `${name} must be 64 hex digits.` };
    },
    {
      description: 'SHA-256 of the preimage, in hex.',
      required: true,
      schema: { type: 'string', pattern: '^[0-9a-fA-F]{64}$' },
    },
  );
}

export function oneOf<const Choice extends string>(
  name: string,
  choices: readonly Choice[],
  description: string,
) {
  return field<Choice>(
    (value) => {
      const choice = choices.find((candidate) => candidate === value);
      return choice === undefined
        ? { problem: `${name} must be one of ${choices.join(', ')}.` }
        : { value: choice };
    },
    { description, required: true, schema: { type: 'string', enum: [...choices] } },
  );
}

/** In bytes of JSON: it comes back with every transaction of a page of 500. */
const MAX_PASS_THRU = 4_096;
const MAX_PASS_THRU_LEVELS = 32;

/** An object, or the JSON text of one. PHP's empty array is an empty object. */
export function passThru() {
  return field<Record<string, unknown>>(
    (value) => {
      const object = isBlank(value)
        ? {}
        : asObject(typeof value === 'string' ? parse(value) : value);
      if (!object) return { problem: lnpayWords.badPassThru };
      if (isNestedTooDeep(object, MAX_PASS_THRU_LEVELS)) {
        const most = `at most ${MAX_PASS_THRU_LEVELS} levels`;
        return { problem: `${lnpayWords.badPassThru}: it is nested too deep, ${most}` };
      }
      if (Buffer.byteLength(JSON.stringify(object)) > MAX_PASS_THRU) {
        return {
          problem: `${lnpayWords.badPassThru}: it is too long, at most ${MAX_PASS_THRU} bytes`,
        };
      }
      return { value: object };
    },
    {
      description: `Your own data, returned with the transaction: an object, or its JSON text. At most ${MAX_PASS_THRU} bytes of JSON, ${MAX_PASS_THRU_LEVELS} levels deep.`,
      required: false,
      schema: { type: 'object', additionalProperties: true, examples: [{ order: 7 }] },
    },
  );
}

function asObject(value: unknown): Record<string, unknown> | null {
  if (Array.isArray(value)) return value.length === 0 ? {} : null;
  return value !== null && typeof value === 'object' ? { ...value } : null;
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
