/** Only in sandbox mode: wallets with play money, and invoices of a shop to pay with it. */
import {
  releaseAnswerSchema,
  sandboxInvoiceAnswerSchema,
  sandboxInvoiceStateAnswerSchema,
  sandboxWalletAnswerSchema,
} from '#core/lnpay/answers/sandbox.ts';
import type {
  ReleaseRequest,
  SandboxInvoiceRequest,
  SandboxWalletRequest,
} from '#core/lnpay/requests.ts';
import { SANDBOX_KINDS } from '#core/lnpay/sandbox-kinds.ts';
import { readInvoice } from '#core/invoice/read-invoice.ts';
import { msat } from '#core/money.ts';
import type { SandboxShop } from '#server/node/sandbox-shop.ts';
import { fundSandboxWallet } from '#server/payments/fund-sandbox-wallet.ts';
import type { ApiContext } from '../api-context.ts';
import { ApiError, badRequest, notFound } from '../http/api-error.ts';
import type { ApiServer } from '../http/api-server.ts';
import { fields, type FieldsOf } from '../http/body.ts';
import { oneOf, optionalMsat, optionalText, optionalWhole, paymentHash } from '../http/fields.ts';
import { RateLimit } from '../http/rate-limit.ts';
import { answer, BAD_REQUEST, NODE_ERRORS, NOT_FOUND, TOO_MANY } from '../openapi/answers.ts';
import { walletToWire } from '../wire/wallet-to-wire.ts';
import { MEMO_LENGTH } from './invoices.ts';
import { LABEL_LENGTH } from './wallets.ts';

const WALLETS_A_MINUTE = 60;
const HOUR = 3600;
const NO_SUCH_INVOICE = 'The shop has no such invoice.';
const USUAL_AMOUNT = msat(1_000_000n);

const newSandboxWallet = fields({
  user_label: optionalText({
    description: 'What you call it.',
    maxLength: LABEL_LENGTH,
  }),
} satisfies FieldsOf<SandboxWalletRequest>);

const newSandboxInvoice = fields({
  kind: oneOf(SANDBOX_KINDS, { description: 'What will happen when it is paid.' }),
  num_msat: optionalMsat({
    description: 'How much it asks for. Not used for amountless.',
    min: 1,
    example: 1_000_000,
  }),
  memo: optionalText({
    description: 'What it is for.',
    maxLength: MEMO_LENGTH,
    example: 'Coffee',
  }),
  expiry: optionalWhole({
    description: 'For how many seconds it can be paid. An hour if absent.',
    min: 1,
    max: 365 * 24 * HOUR,
    example: HOUR,
  }),
} satisfies FieldsOf<SandboxInvoiceRequest>);

const released = fields({ payment_hash: paymentHash } satisfies FieldsOf<ReleaseRequest>);

export function sandboxRoutes(app: ApiServer, context: ApiContext, shop: SandboxShop): void {
  const newWallets = new RateLimit(WALLETS_A_MINUTE, 60_000);

  app.post(
    '/v1/sandbox/wallet',
    {
      schema: {
        summary: 'A wallet with 100 000 sat that are worth nothing',
        description: 'The sats come from the shop by a real payment. All keys are shown this once.',
        'x-beyond-lnpay': true,
        tags: ['Sandbox'],
        security: [],
        body: newSandboxWallet,
        response: {
          201: answer(sandboxWalletAnswerSchema, 'The wallet and all its keys.'),
          ...BAD_REQUEST,
          ...TOO_MANY,
          ...NODE_ERRORS,
        },
      },
    },
    async (request, reply) => {
      const wait = newWallets.count(request.ip);
      if (wait !== null) {
        const words = 'Too many sandbox wallets were made. Wait a moment.';
        throw new ApiError(429, words, { 'Retry-After': String(wait) });
      }
      const label = request.body.user_label ?? 'Sandbox wallet';
      const funded = await fundSandboxWallet(context.payments, shop, label);
      return reply.code(201).send({
        ...walletToWire(funded.wallet),
        access_keys: funded.accessKeys,
        api_keys: funded.apiKeys,
      });
    },
  );

  app.post(
    '/v1/sandbox/invoice',
    {
      schema: {
        summary: 'An invoice of the shop',
        'x-beyond-lnpay': true,
        tags: ['Sandbox'],
        security: [],
        body: newSandboxInvoice,
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
      return reply.code(201).send({
        kind,
        payment_request: invoice.paymentRequest,
        payment_hash: invoice.paymentHash,
        ...details(invoice.paymentRequest),
      });
    },
  );

  app.get(
    '/v1/sandbox/invoice/:payment_hash',
    {
      schema: {
        summary: 'Whether an invoice of the shop has been paid',
        'x-beyond-lnpay': true,
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
        'x-beyond-lnpay': true,
        tags: ['Sandbox'],
        security: [],
        body: released,
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

/** What the invoice itself says. */
function details(paymentRequest: string) {
  const read = readInvoice(paymentRequest);
  if (!read.ok) throw new Error(`the shop made an invoice that cannot be read: ${read.error.kind}`);
  const { amountMsat, description, createdAt, expiresAt } = read.value;
  return {
    num_msat: amountMsat === null ? null : Number(amountMsat),
    memo: description.kind === 'text' ? description.text : null,
    expiry: expiresAt - createdAt,
    expires_at: expiresAt,
  };
}
