/** Only in sandbox mode: invoices of a shop, for anyone to pay with play money. */
import { BEYOND_LNPAY } from '#core/lnpay/answers/field.ts';
import {
  releaseAnswerSchema,
  sandboxInvoiceAnswerSchema,
  sandboxInvoiceStateAnswerSchema,
} from '#core/lnpay/answers/sandbox.ts';
import type { ReleaseRequest, SandboxInvoiceRequest } from '#core/lnpay/requests.ts';
import { SANDBOX_KINDS } from '#core/lnpay/sandbox-kinds.ts';
import { msat } from '#core/money.ts';
import type { SandboxShop } from '#server/node/sandbox-shop.ts';
import { badRequest, notFound } from '../http/api-error.ts';
import type { ApiServer } from '../http/api-server.ts';
import { fields, type FieldsOf } from '../http/body.ts';
import { oneOf, optionalMsat, optionalText, optionalWhole, paymentHash } from '../http/fields.ts';
import { MAX_MEMO } from '../http/limits.ts';
import { answer, BAD_REQUEST, NODE_ERRORS, NOT_FOUND } from '../openapi/answers.ts';
import { sandboxInvoiceToWire } from '../wire/sandbox-invoice-to-wire.ts';

const HOUR = 3600;
const NO_SUCH_INVOICE = 'The shop has no such invoice.';
const USUAL_AMOUNT = msat(1_000_000n);

const newInvoice = fields({
  kind: oneOf(SANDBOX_KINDS, { description: 'What will happen when it is paid.' }),
  num_msat: optionalMsat({
    description: 'How much it asks for. Not used for amountless.',
    min: 1,
    example: 1_000_000,
  }),
  memo: optionalText({
    description: 'What it is for.',
    maxLength: MAX_MEMO,
    example: 'Coffee',
  }),
  expiry: optionalWhole({
    description: 'For how many seconds it can be paid. An hour if absent.',
    min: 1,
    max: 365 * 24 * HOUR,
    example: HOUR,
  }),
} satisfies FieldsOf<SandboxInvoiceRequest>);

const release = fields({ payment_hash: paymentHash } satisfies FieldsOf<ReleaseRequest>);

export function sandboxInvoiceRoutes(app: ApiServer, shop: SandboxShop): void {
  app.post(
    '/v1/sandbox/invoice',
    {
      schema: {
        summary: 'An invoice of the shop',
        ...BEYOND_LNPAY,
        tags: ['Sandbox'],
        security: [],
        body: newInvoice,
        response: {
          201: answer(sandboxInvoiceAnswerSchema, 'The invoice.'),
          ...BAD_REQUEST,
          ...NODE_ERRORS,
        },
      },
    },
    async (request, reply) => {
      const { kind, num_msat, memo, expiry } = request.body;
      const invoice = await shop.createInvoice({
        kind,
        amountMsat: num_msat ?? USUAL_AMOUNT,
        memo: memo ?? '',
        expirySeconds: expiry ?? HOUR,
      });
      return reply.code(201).send(sandboxInvoiceToWire(kind, invoice.paymentRequest));
    },
  );

  app.get(
    '/v1/sandbox/invoice/:payment_hash',
    {
      schema: {
        summary: 'Whether an invoice of the shop has been paid',
        ...BEYOND_LNPAY,
        tags: ['Sandbox'],
        security: [],
        params: fields({ payment_hash: paymentHash }),
        response: {
          200: answer(sandboxInvoiceStateAnswerSchema, 'How far it is.'),
          ...BAD_REQUEST,
          ...NOT_FOUND,
          ...NODE_ERRORS,
        },
      },
    },
    async (request) => {
      const { payment_hash } = request.params;
      const state = await shop.invoiceState(payment_hash);
      if (state === 'not-found') throw notFound(NO_SUCH_INVOICE);
      return { payment_hash, state };
    },
  );

  app.post(
    '/v1/sandbox/release',
    {
      schema: {
        summary: 'Let a held payment settle',
        ...BEYOND_LNPAY,
        tags: ['Sandbox'],
        security: [],
        body: release,
        response: {
          200: answer(releaseAnswerSchema, 'The shop takes the payment.'),
          ...BAD_REQUEST,
          ...NOT_FOUND,
          ...NODE_ERRORS,
        },
      },
    },
    async (request) => {
      const { payment_hash } = request.body;
      switch (await shop.release(payment_hash)) {
        case 'released':
          return { payment_hash, released: true } as const;
        case 'not-held':
          throw badRequest('No payment is being held for this invoice.');
        case 'not-found':
          throw notFound(NO_SUCH_INVOICE);
      }
    },
  );
}
