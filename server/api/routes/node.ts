/** What the node knows of invoices and routes. No money moves, and any API key may ask. */
import { BEYOND_LNPAY } from '#core/lnpay/answers/field.ts';
import { decodedInvoiceAnswerSchema } from '#core/lnpay/answers/decoded-invoice.ts';
import {
  feeEstimateAnswerSchema,
  type FeeEstimateAnswer,
} from '#core/lnpay/answers/fee-estimate.ts';
import { routesAnswerSchema } from '#core/lnpay/answers/routes.ts';
import type {
  DecodeInvoiceQuery,
  EstimateFeeQuery,
  QueryRoutesQuery,
} from '#core/lnpay/requests.ts';
import { isNodePubkey } from '#core/hex.ts';
import { readInvoice } from '#core/invoice/read-invoice.ts';
import { msatFromSat } from '#core/money.ts';
import { decodeRefusal } from '#server/payments/refusals.ts';
import { estimateFee, queryRoutes } from '#server/payments/node-queries.ts';
import type { ApiContext } from '../api-context.ts';
import { badRequest } from '../http/api-error.ts';
import type { ApiServer } from '../http/api-server.ts';
import { fields, type FieldsOf } from '../http/body.ts';
import { optionalMsat, requiredText, requiredWhole } from '../http/fields.ts';
import { MAX_INVOICE, MAX_SAT } from '../http/limits.ts';
import { answer, BAD_REQUEST, KEY_ERRORS, NODE_ERRORS } from '../openapi/answers.ts';
import { decodedInvoiceToWire } from '../wire/decoded-invoice-to-wire.ts';
import { routesToWire } from '../wire/routes-to-wire.ts';

const payment_request = requiredText({
  description: 'A BOLT 11 invoice.',
  maxLength: MAX_INVOICE,
});

export function nodeRoutes(app: ApiServer, { access, payments }: ApiContext): void {
  app.get(
    '/v1/node/default/payments/decodeinvoice',
    {
      onRequest: access.anyKey,
      schema: {
        summary: 'What an invoice says',
        tags: ['Node'],
        querystring: fields({ payment_request } satisfies FieldsOf<DecodeInvoiceQuery>),
        response: {
          200: answer(decodedInvoiceAnswerSchema, 'As LND decodes it.'),
          ...BAD_REQUEST,
          ...KEY_ERRORS,
        },
      },
    },
    async (request) => {
      const read = readInvoice(request.query.payment_request);
      if (!read.ok) throw badRequest(decodeRefusal(read.error));
      return decodedInvoiceToWire(read.value);
    },
  );

  app.get(
    '/v1/node/default/payments/queryroutes',
    {
      onRequest: access.anyKey,
      schema: {
        summary: 'Routes from the node to another, for an amount',
        tags: ['Node'],
        querystring: fields({
          pub_key: requiredText({
            description: 'The key of the node to reach.',
            maxLength: 66,
          }),
          amt: requiredWhole({
            description: 'How much, in sat.',
            min: 1,
            max: MAX_SAT,
            example: 1000,
          }),
        } satisfies FieldsOf<QueryRoutesQuery>),
        response: {
          200: answer(routesAnswerSchema, 'The best route.'),
          ...BAD_REQUEST,
          ...KEY_ERRORS,
          ...NODE_ERRORS,
        },
      },
    },
    async (request) => {
      const { pub_key, amt } = request.query;
      const payee = pub_key.toLowerCase();
      if (!isNodePubkey(payee)) throw badRequest('pub_key must be a node key of 66 hex digits.');
      const found = await queryRoutes(payments, payee, msatFromSat(amt));
      if (found.kind === 'none') throw badRequest(found.reason);
      return routesToWire(found);
    },
  );

  app.get(
    '/v1/node/default/payments/estimatefee',
    {
      onRequest: access.anyKey,
      schema: {
        summary: 'What the network will charge for an invoice',
        ...BEYOND_LNPAY,
        description: 'Beyond LNPay. Uses the invoice’s route hints.',
        tags: ['Node'],
        querystring: fields({
          payment_request,
          amount_msat: optionalMsat({
            description: 'The amount, when the invoice leaves it to the payer.',
            min: 1,
            example: 2_500_000,
          }),
        } satisfies FieldsOf<EstimateFeeQuery>),
        response: {
          200: answer(feeEstimateAnswerSchema, 'The cheapest fee expected.'),
          ...BAD_REQUEST,
          ...KEY_ERRORS,
          ...NODE_ERRORS,
        },
      },
    },
    async (request) => {
      const estimate = await estimateFee(
        payments,
        request.query.payment_request,
        request.query.amount_msat,
      );
      if (estimate.kind === 'none') throw badRequest(estimate.reason);
      return {
        fee_msat: Number(estimate.feeMsat),
        success_probability: estimate.successProbability,
      } satisfies FeeEstimateAnswer;
    },
  );
}
