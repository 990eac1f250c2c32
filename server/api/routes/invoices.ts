import { ownLnTxAnswerSchema } from '#core/lnpay/answers/ln-tx.ts';
import type { InvoiceRequest } from '#core/lnpay/requests.ts';
import { isLnTxId } from '#server/ledger/ids.ts';
import { findLnTx } from '#server/ledger/invoices.ts';
import { msatFromSat } from '#core/money.ts';
import { createInvoice } from '#server/payments/create-invoice.ts';
import type { ApiContext } from '../api-context.ts';
import { notFound } from '../http/api-error.ts';
import type { ApiServer } from '../http/api-server.ts';
import { fields, type FieldsOf } from '../http/body.ts';
import {
  optionalHex32,
  optionalText,
  optionalWhole,
  passThru,
  requiredText,
  requiredWhole,
} from '../http/fields.ts';
import { MAX_MEMO, MAX_SAT } from '../http/limits.ts';
import { fieldsQuery, selectFields } from '../http/select-fields.ts';
import { walletPath } from '../http/wallet-path.ts';
import { answer, BAD_REQUEST, KEY_ERRORS, NODE_ERRORS, NOT_FOUND } from '../openapi/answers.ts';
import { ownLnTxToWire } from '../wire/lntx-to-wire.ts';

const DAY = 86_400;

const newInvoice = fields({
  num_satoshis: requiredWhole({
    description: 'What to ask for, in sat. 0 leaves the amount to the payer.',
    min: 0,
    max: MAX_SAT,
    example: 1200,
  }),
  memo: optionalText({
    description: 'What the payer reads.',
    maxLength: MAX_MEMO,
    example: 'Haircut',
  }),
  expiry: optionalWhole({
    description: 'For how many seconds it can be paid. A day if absent.',
    min: 1,
    max: 365 * DAY,
    example: DAY,
  }),
  description_hash: optionalHex32({
    description: 'SHA-256 of a longer description, in place of the memo.',
  }),
  passThru,
} satisfies FieldsOf<InvoiceRequest>);

const lnTxPath = fields({
  id: requiredText({ description: 'lntx_…', maxLength: 64 }),
});

export function invoiceRoutes(app: ApiServer, { ledger, access, payments }: ApiContext): void {
  app.post(
    '/v1/wallet/:access_key/invoice',
    {
      onRequest: access.wallet('wallet_deposit'),
      preSerialization: selectFields,
      schema: {
        summary: 'Make an invoice, to be paid into the wallet',
        tags: ['Invoices'],
        params: walletPath,
        querystring: fieldsQuery,
        body: newInvoice,
        response: {
          201: answer(ownLnTxAnswerSchema, 'The invoice, not paid yet.'),
          ...BAD_REQUEST,
          ...KEY_ERRORS,
          ...NODE_ERRORS,
        },
      },
    },
    async (request, reply) => {
      const wallet = access.walletOf(request);
      const { num_satoshis: sat, memo, expiry, description_hash: hash, ...more } = request.body;
      const lnTx = await createInvoice(payments, {
        walletId: wallet.id,
        amount: sat === 0 ? null : msatFromSat(sat),
        description: hash === null ? { kind: 'text', text: memo ?? '' } : { kind: 'hash', hash },
        expirySeconds: expiry ?? DAY,
        passThru: JSON.stringify({ ...more.passThru, wallet_id: wallet.id }),
      });
      return reply.code(201).send(ownLnTxToWire(lnTx));
    },
  );

  app.get(
    '/v1/lntx/:id',
    {
      onRequest: access.anyKey,
      preSerialization: selectFields,
      schema: {
        summary: 'Read an invoice or a payment of the account',
        description:
          'The preimage of an invoice of the account is shown to a secret key only: whoever holds an invoice key could otherwise prove a payment that somebody else made.',
        tags: ['Invoices'],
        params: lnTxPath,
        querystring: fieldsQuery,
        response: { 200: answer(ownLnTxAnswerSchema, 'The LnTx.'), ...KEY_ERRORS, ...NOT_FOUND },
      },
    },
    async (request) => {
      const { accountId, kind } = access.callerOf(request);
      const { id } = request.params;
      const lnTx = isLnTxId(id) ? await findLnTx(ledger, accountId, id) : null;
      if (!lnTx) throw notFound('LnTx not found');
      const onWire = ownLnTxToWire(lnTx);
      // A public key is all that somebody with an invoice key needs to ask about the invoices it made.
      const isHidden = kind === 'pak' && lnTx.direction === 'in';
      return isHidden ? { ...onWire, payment_preimage: null } : onWire;
    },
  );
}
