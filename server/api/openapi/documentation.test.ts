/** The generated document is valid OpenAPI and complete, and docs/lnpay.md says the same as it. */
import { readFileSync } from 'node:fs';
import { Validator } from '@seriousme/openapi-schema-validator';
import * as v from 'valibot';
import { beforeAll, describe, expect, test } from 'vitest';
import { testApi } from '../testing/test-api.ts';

const BEYOND = 'x-beyond-lnpay';

const mark = { [BEYOND]: v.optional(v.boolean(), false) };
const media = v.object({ 'application/json': v.object({ schema: v.record(v.string(), v.any()) }) });
const operationSchema = v.object({
  ...mark,
  summary: v.string(),
  parameters: v.optional(v.array(v.object({ name: v.string(), schema: v.object(mark) })), []),
  requestBody: v.optional(v.object({ content: media })),
  responses: v.record(v.string(), v.object({ description: v.string(), content: media })),
});
const documentSchema = v.object({
  paths: v.record(v.string(), v.record(v.string(), operationSchema)),
  components: v.object({ schemas: v.record(v.string(), v.any()) }),
});
type Operation = v.InferOutput<typeof operationSchema>;

let raw: Record<string, unknown>;
let document: v.InferOutput<typeof documentSchema>;
beforeAll(async () => {
  const { body } = await (await testApi()).call('/docs/json');
  raw = Object(body);
  document = v.parse(documentSchema, body);
});

describe('the document', () => {
  test('is valid OpenAPI 3.1, and each reference leads somewhere', async () => {
    const validator = new Validator();
    expect(await validator.validate(structuredClone(raw))).toMatchObject({ valid: true });
    expect(validator.version).toBe('3.1');
    const { schemas } = document.components;
    const references = [...JSON.stringify(raw).matchAll(/"\$ref":"([^"]+)"/g)].map(([, to]) => to);
    expect(references.length).toBeGreaterThan(50);
    const components = Object.keys(schemas).map((name) => `#/components/schemas/${name}`);
    expect(components).toEqual(expect.arrayContaining([...new Set(references)]));
  });

  test('has a good answer of every operation, and the error of what can go wrong', () => {
    for (const [name, { responses }] of operations()) {
      const statuses = Object.keys(responses);
      expect(statuses, name).toEqual(expect.arrayContaining([expect.stringMatching(/^20[012]$/)]));
      for (const [status, { content }] of Object.entries(responses)) {
        const { schema } = content['application/json'];
        const error = { $ref: '#/components/schemas/Error' };
        if (status.startsWith('2')) {
          expect(JSON.stringify(schema), name).toMatch(/"#\/components\/schemas\/(?!Error)/);
        } else {
          expect(schema, `${name} ${status}`).toEqual(error);
        }
      }
    }
  });
});

test('what is not LNPay’s is marked so', () => {
  const unmarked = operations().flatMap(([name, operation]) => (operation[BEYOND] ? [] : [name]));
  expect(unmarked).toEqual([
    'GET /v1/wallet/:key',
    'GET /v1/wallets',
    'POST /v1/wallet',
    'GET /v1/wallet/:key/transactions',
    'GET /v1/wallet-transactions',
    'POST /v1/wallet/:key/invoice',
    'GET /v1/lntx/:id',
    'POST /v1/wallet/:key/withdraw',
    'POST /v1/wallet/:key/transfer',
    'GET /v1/node/default/payments/decodeinvoice',
    'GET /v1/node/default/payments/queryroutes',
  ]);
});

describe('docs/lnpay.md', () => {
  const page = readFileSync(new URL('../../../docs/lnpay.md', import.meta.url), 'utf8');
  const spans = (text: string) => Array.from(text.matchAll(/`([^`]+)`/g), ([, span = '']) => span);
  const beyondLnpay = page.slice(page.indexOf('## Beyond LNPay'));
  /** `GET /v1/lntx/:id?a&b {c, d}` */
  const CALL = /^(GET|POST) (\/v1[^\s?]*)(?:\?(\S+))?(?: \{(.+)\})?$/;

  test('names every endpoint and field that LNPay does not have', () => {
    const named = new Set(spans(beyondLnpay).flatMap((span) => span.split(/[^\w-]+/)));
    const calls = spans(beyondLnpay).map((span) => span.split(/[?{]/)[0]?.trim());
    for (const [name, operation] of operations()) {
      if (operation[BEYOND]) expect(calls).toContain(name);
      for (const field of sentTo(operation)) {
        if (operation[BEYOND] || field.isBeyond) expect(named, name).toContain(field.name);
      }
    }
    expect(fieldsBeyondLnpay().length).toBeGreaterThan(30);
    for (const field of fieldsBeyondLnpay()) expect(named).toContain(field);
  });

  test('names nothing that is not there', () => {
    const known = new Set(
      operations()
        .flatMap(([, operation]) => sentTo(operation))
        .map(nameOf),
    );
    for (const word of allWords(document.components.schemas)) known.add(word);
    const all = new Map(operations());
    for (const span of spans(beyondLnpay)) {
      const [, method, path, query, body] = CALL.exec(span) ?? [];
      if (method === undefined) {
        expect(known).toContain(span);
        continue;
      }
      const operation = all.get(`${method} ${path}`);
      expect([...all.keys()]).toContain(`${method} ${path}`);
      const sent = operation ? sentTo(operation).map(nameOf) : [];
      const names = [...(query?.split('&') ?? []), ...(body?.split(', ') ?? [])];
      expect(sent, span).toEqual(expect.arrayContaining(names));
    }
  });
});

/** By "GET /v1/wallet/:key", as people write it. */
function operations(): [name: string, Operation][] {
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]): [string, Operation] => {
      const address = path.replace('{access_key}', ':key').replace(/\{(\w+)\}/g, ':$1');
      return [`${method.toUpperCase()} ${address}`, operation];
    }),
  );
}

interface SentField {
  name: string;
  isBeyond: boolean;
}

const nameOf = ({ name }: SentField) => name;

const asWritten = (name: string) => (name === 'idempotency-key' ? 'Idempotency-Key' : name);

function sentTo({ parameters, requestBody }: Operation): SentField[] {
  const body = requestBody?.content['application/json'].schema['properties'] ?? {};
  return [
    ...parameters
      .filter(({ name }) => name !== 'access_key')
      .map(({ name, schema }) => ({ name: asWritten(name), isBeyond: schema[BEYOND] })),
    ...Object.entries(body).map(([name, schema]) => ({ name, isBeyond: BEYOND in Object(schema) })),
  ];
}

/** Of the answers: those that are marked, and those of objects that are. */
function fieldsBeyondLnpay(): string[] {
  return Object.values(document.components.schemas).flatMap((schema) => marked(schema, false));
}

function marked(schema: unknown, isBeyond: boolean): string[] {
  const { properties = {}, oneOf = [], anyOf = [], [BEYOND]: isMarked = isBeyond } = Object(schema);
  const options: unknown[] = [oneOf, anyOf].flat();
  const names = Object.keys(properties).filter((name) => isMarked || properties[name][BEYOND]);
  return [
    ...names,
    ...Object.values(properties).flatMap((field) => marked(field, isMarked)),
    ...options.flatMap((option) => marked(option, isMarked)),
  ];
}

/** Names of fields and values of enumerations. */
function allWords(schema: unknown): string[] {
  if (schema === null || typeof schema !== 'object') return [];
  return Object.entries(schema).flatMap(([key, value]) => {
    if (key === 'enum') return value.map(String);
    return key === 'properties' ? Object.keys(value).concat(allWords(value)) : allWords(value);
  });
}
