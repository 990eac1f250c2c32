/** The API's documentation at /docs, generated from the schemas of requests and answers. */
import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance, FastifySchema } from 'fastify';
import * as v from 'valibot';
import { version } from '../version.ts';
import { answersOf, isSchema } from './answers.ts';
import { answerToJsonSchema, COMPONENTS } from './components.ts';

export async function documentApi(app: FastifyInstance): Promise<void> {
  for (const [name, schema] of Object.entries(COMPONENTS)) {
    app.addSchema({ $id: name, ...schema });
  }
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'LNPay Wallet',
        version,
        description:
          'The LNPay API: wallets over a Lightning node. An API key (sak_ or pak_) goes in X-Api-Key, in HTTP Basic as the user, or in ?access-token=; a public key (pak_) opens a wallet only together with one of its access keys.',
      },
      components: {
        securitySchemes: {
          apiKey: { type: 'apiKey', in: 'header', name: 'X-Api-Key' },
          basic: { type: 'http', scheme: 'basic' },
          accessToken: { type: 'apiKey', in: 'query', name: 'access-token' },
        },
      },
      security: [{ apiKey: [] }, { basic: [] }, { accessToken: [] }],
    },
    refResolver: { buildLocalReference: (json, _base, _fragment, i) => nameOf(json, i) },
    transform: ({ schema, url }) => ({ schema: withJsonSchemas(schema), url }),
  });
  await app.register(swaggerUi, {
    routePrefix: '/docs',
    staticCSP: DOCS_POLICY,
    theme: { title: 'LNPay Wallet API' },
    uiConfig: { layout: 'BaseLayout', deepLinking: false, defaultModelsExpandDepth: 0 },
  });
}

/** The page's own files only. The hash is that of the one style attribute in Swagger UI's markup. */
const DOCS_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-hashes' 'sha256-RL3ie0nH+Lzz2YNqQN83mnU0J1ot4QL7b99vMdIX99w='",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

function nameOf(json: object, i: number): string {
  return '$id' in json && typeof json.$id === 'string' ? json.$id : `schema-${i}`;
}

function withJsonSchemas(schema: FastifySchema | undefined): FastifySchema {
  const { body, querystring, params, headers, response, ...rest } = schema ?? {};
  return {
    ...rest,
    ...(body === undefined ? {} : { body: fieldsToJsonSchema(body) }),
    ...(querystring === undefined ? {} : { querystring: fieldsToJsonSchema(querystring) }),
    ...(headers === undefined ? {} : { headers: fieldsToJsonSchema(headers) }),
    ...(params === undefined ? {} : { params: fieldsToJsonSchema(params) }),
    ...(response === undefined ? {} : { response: answersToJsonSchema(response) }),
  };
}

function answersToJsonSchema(response: unknown): object {
  return Object.fromEntries(
    Object.entries(answersOf(response)).map(([status, { description, content }]) => {
      const schema = answerToJsonSchema(content['application/json'].schema);
      return [status, { description, content: { 'application/json': { schema } } }];
    }),
  );
}

const documentedField = v.object({
  schema: v.record(v.string(), v.unknown()),
  required: v.boolean(),
});

const requestFields = v.object({
  entries: v.record(v.string(), v.custom<v.GenericSchema>(isSchema)),
});

/** A schema of `fields(…)`, whose fields carry their own documentation. */
function fieldsToJsonSchema(schema: unknown) {
  const { entries } = v.parse(requestFields, schema);
  const documented = Object.entries(entries).map(
    ([name, field]) => [name, v.parse(documentedField, v.getMetadata(field))] as const,
  );
  return {
    type: 'object',
    properties: Object.fromEntries(documented.map(([name, docs]) => [name, docs.schema])),
    required: documented.flatMap(([name, docs]) => (docs.required ? [name] : [])),
  };
}
