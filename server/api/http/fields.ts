/**
 * The fields of requests. Each says in one place how it is read and how it is documented. PHP is
 * generous about types, and so are these: a number may come as text, and null or '' is "not given".
 */
import * as v from 'valibot';
import { BEYOND_LNPAY } from '#core/lnpay/answers/field.ts';
import { isPaymentHash, type PaymentHash } from '#core/hex.ts';
import { lnpayWords } from '#core/lnpay/node-words.ts';
import { msat, type Msat } from '#core/money.ts';
import { isNestedTooDeep } from './json-depth.ts';
import { MAX_MSAT } from './limits.ts';

/** Reads any value; `Accepted` is what it takes without complaint. */
export type Field<Accepted, Output> = v.GenericSchema<unknown, Output> & {
  readonly '~accepts'?: (value: Accepted) => void;
};

type NotGiven = null | undefined;

interface About {
  description: string;
  isBeyondLnpay?: boolean;
}

interface FieldDocs {
  /** JSON Schema of the field. */
  schema: Record<string, unknown>;
  required: boolean;
}

/** A missing field is read as null. */
const given = v.optional(v.unknown(), null);

function isBlank(value: unknown): value is null | undefined | '' {
  return value === null || value === undefined || value === '';
}

/** @param read returns what is wrong as the rest of a sentence that begins with the field's name */
function field<Accepted, Output>(
  read: (value: unknown) => { value: Output } | { problem: string },
  { description, isBeyondLnpay = false }: About,
  { schema, required }: FieldDocs,
): Field<Accepted, Output> {
  const docs: FieldDocs = {
    required,
    schema: isBeyondLnpay
      ? { ...schema, description: `Beyond LNPay. ${description}`, ...BEYOND_LNPAY }
      : { ...schema, description },
  };
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

interface TextOptions extends About {
  /** In bytes of UTF-8. */
  maxLength: number;
  example?: string;
}

export function optionalText(options: TextOptions) {
  return field<string | NotGiven, string | null>(
    (value) => (isBlank(value) ? { value: null } : readText(value, options.maxLength)),
    options,
    { required: false, schema: textSchema(options) },
  );
}

export function requiredText(options: TextOptions) {
  return field<string, string>(
    (value) => (isBlank(value) ? BLANK : readText(value, options.maxLength)),
    options,
    { required: true, schema: textSchema(options) },
  );
}

/** For what is read elsewhere, and never refused here. */
export function documentedText(options: About & { example: string }) {
  return field<string | NotGiven, string | null>(
    (value) => ({ value: typeof value === 'string' ? value : null }),
    options,
    { required: false, schema: { type: 'string', examples: [options.example] } },
  );
}

const BLANK = { problem: 'cannot be blank.' };

function textSchema({ maxLength, example }: TextOptions) {
  return { type: 'string', maxLength, ...(example === undefined ? {} : { examples: [example] }) };
}

function readText(value: unknown, maxLength: number) {
  if (typeof value !== 'string') return { problem: 'must be a string.' };
  if (Buffer.byteLength(value) > maxLength) {
    return { problem: `is too long: at most ${maxLength} bytes.` };
  }
  if (/\p{Surrogate}/u.test(value)) return { problem: 'is not valid Unicode.' };
  return { value };
}

interface NumberOptions extends About {
  min: number;
  max: number;
  example?: number;
}

export function optionalWhole(options: NumberOptions) {
  return field<number | string | NotGiven, number | null>(
    (value) => (isBlank(value) ? { value: null } : readWhole(value, options)),
    options,
    { required: false, schema: numberSchema(options) },
  );
}

export function requiredWhole(options: NumberOptions) {
  return field<number | string, number>(
    (value) => (isBlank(value) ? BLANK : readWhole(value, options)),
    options,
    { required: true, schema: numberSchema(options) },
  );
}

export function optionalMsat(options: About & { min: number; example: number }) {
  const range = { ...options, max: MAX_MSAT };
  return field<number | string | NotGiven, Msat | null>(
    (value) => {
      if (isBlank(value)) return { value: null };
      const whole = readWhole(value, range);
      return 'value' in whole ? { value: msat(whole.value) } : whole;
    },
    options,
    { required: false, schema: numberSchema(range) },
  );
}

function numberSchema({ min, max, example }: NumberOptions) {
  return {
    type: 'integer',
    minimum: min,
    maximum: max,
    ...(example === undefined ? {} : { examples: [example] }),
  };
}

function readWhole(value: unknown, { min, max }: NumberOptions) {
  const text = typeof value === 'number' ? String(value) : value;
  if (typeof text !== 'string' || !/^\s*[+-]?\d{1,16}\s*$/.test(text)) {
    return { problem: 'must be an integer.' };
  }
  const number = Number(text);
  if (number < min) return { problem: `must be no less than ${min}.` };
  if (number > max) return { problem: `must be no greater than ${max}.` };
  return { value: number };
}

const NOT_HEX_32 = { problem: 'must be 64 hex digits.' };
const HEX_32_SCHEMA = { type: 'string', pattern: '^[0-9a-fA-F]{64}$' };

export function optionalHex32(options: About) {
  return field<string | NotGiven, string | null>(
    (value) => {
      if (isBlank(value)) return { value: null };
      return typeof value === 'string' && /^[0-9a-f]{64}$/i.test(value)
        ? { value: value.toLowerCase() }
        : NOT_HEX_32;
    },
    options,
    { required: false, schema: HEX_32_SCHEMA },
  );
}

export const paymentHash = field<string, PaymentHash>(
  (value) => {
    const hash = typeof value === 'string' ? value.toLowerCase() : '';
    return isPaymentHash(hash) ? { value: hash } : NOT_HEX_32;
  },
  { description: 'SHA-256 of the preimage, in hex.' },
  { required: true, schema: HEX_32_SCHEMA },
);

export function oneOf<const Choice extends string>(choices: readonly Choice[], about: About) {
  return field<Choice, Choice>(
    (value) => {
      const choice = choices.find((candidate) => candidate === value);
      return choice === undefined
        ? { problem: `must be one of ${choices.join(', ')}.` }
        : { value: choice };
    },
    about,
    { required: true, schema: { type: 'string', enum: [...choices] } },
  );
}

/** In bytes of JSON: it comes back with every transaction of a page of 500. */
const MAX_PASS_THRU = 4_096;
const MAX_PASS_THRU_LEVELS = 32;

/** An object, or the JSON text of one. PHP's empty array is an empty object. */
export const passThru = field<object | string | NotGiven, Record<string, unknown>>(
  (value) => {
    const object = isBlank(value) ? {} : asObject(typeof value === 'string' ? parse(value) : value);
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
  },
  {
    required: false,
    schema: { type: 'object', additionalProperties: true, examples: [{ order: 7 }] },
  },
);

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
