/** LNPay's Pay Invoice. */
import { createHash } from 'node:crypto';
import { wtxAnswerSchema, type WtxAnswer } from '#core/lnpay/answers/wtx.ts';
import { lnpayWords } from '#core/lnpay/node-words.ts';
import type { WithdrawRequest } from '#core/lnpay/requests.ts';
import type { IdempotencyKey } from '#server/ledger/idempotency.ts';
import { getTransaction } from '#server/ledger/transactions.ts';
import { getWallet } from '#server/ledger/wallets.ts';
import { getPaymentLnTx } from '#server/ledger/payments.ts';
import { waitForOutcome } from '#server/payments/wait-for-outcome.ts';
import { startWithdrawal } from '#server/payments/withdraw.ts';
import type { PaymentId } from '#server/ledger/ids.ts';
import type { ApiContext } from '../api-context.ts';
import { ApiError, badRequest } from '../http/api-error.ts';
import type { ApiServer } from '../http/api-server.ts';
import { fields, type FieldsOf } from '../http/body.ts';
import { optionalMsat, passThru, requiredText } from '../http/fields.ts';
import { checkedIdempotencyKey, idempotencyHeaders } from '../http/idempotency-key.ts';
import { MAX_INVOICE } from '../http/limits.ts';
import { fieldsQuery, selectFields } from '../http/select-fields.ts';
import { walletPath } from '../http/wallet-path.ts';
import {
  answer,
  BAD_REQUEST,
  CONFLICT,
  IN_TRANSITION,
  KEY_ERRORS,
  NODE_ERRORS,
} from '../openapi/answers.ts';
import { pendingWtxToWire, wtxToWire } from '../wire/wtx-to-wire.ts';

const newWithdrawal = fields({
  payment_request: requiredText({
    description: 'The BOLT 11 invoice to pay.',
    maxLength: MAX_INVOICE,
  }),
  fee_limit_msat: optionalMsat({
    description:
      'The most the network may charge, in msat: 1000 is 1 sat. Absent: 5 % of the amount, raised to a whole sat. 0: only a free route.',
    min: 0,
    example: 5_000,
  }),
  amount_msat: optionalMsat({
    description: 'What to pay, in msat, when the invoice leaves the amount to the payer.',
    isBeyondLnpay: true,
    min: 1,
    example: 2_500_000,
  }),
  passThru,
} satisfies FieldsOf<WithdrawRequest>);

export function withdrawalRoutes(app: ApiServer, context: ApiContext): void {
  const { access, payments } = context;
  app.post(
    '/v1/wallet/:access_key/withdraw',
    {
      onRequest: access.wallet('wallet_withdraw'),
      preSerialization: selectFields,
      schema: {
        summary: 'Pay an invoice from the wallet',
        description:
          'With an `Idempotency-Key` header the same request is answered as the first time, whatever happens to the connection, and a payment that takes long is answered with 202. Without the header it is waited for longer, and then answered with 504: LNPay has no pending answer, and its clients take 202 for paid.',
        tags: ['Payments'],
        params: walletPath,
        querystring: fieldsQuery,
        body: newWithdrawal,
        headers: idempotencyHeaders,
        response: {
          201: answer(wtxAnswerSchema, 'Paid.'),
          202: answer(
            wtxAnswerSchema,
            'Beyond LNPay, and only with an `Idempotency-Key`. Pending, neither paid nor failed yet (`lnTx.settled` is 0). Ask by payment hash.',
          ),
          ...BAD_REQUEST,
          ...KEY_ERRORS,
          ...CONFLICT,
          ...NODE_ERRORS,
          ...IN_TRANSITION,
        },
      },
    },
    async (request, reply) => {
      const { body } = request;
      const idempotencyKey = readIdempotencyKey(request.headers['idempotency-key'], body);
      const started = await startWithdrawal(payments, {
        walletId: access.walletOf(request).id,
        paymentRequest: body.payment_request.trim(),
        feeLimit: body.fee_limit_msat,
        amount: body.amount_msat,
        // As LNPay merges them: a caller's own "method" is the caller's.
        passThru: JSON.stringify({ method: 'api', ...body.passThru }),
        idempotencyKey,
      });
      switch (started.kind) {
        case 'refused':
          throw badRequest(started.message);
        case 'key-conflict':
          throw new ApiError(409, 'This Idempotency-Key was used with another request.');
        case 'payment': {
          const knowsPending = idempotencyKey !== null;
          const { status, wtx } = await outcomeOf(context, started.paymentId, knowsPending);
          return reply.code(status).send(wtx);
        }
      }
    },
  );
}

/**
 * @param knowsPending the client sends an idempotency key, so it was not written for LNPay alone
 * @throws ApiError with the node's words when the payment has failed, and 504 when it is pending and
 * the client would take a 202 for paid. No Retry-After: it must not be repeated.
 */
async function outcomeOf(
  { ledger, payments }: ApiContext,
  id: PaymentId,
  knowsPending: boolean,
): Promise<{ status: 201 | 202; wtx: WtxAnswer }> {
  const { patienceMs, keylessPatienceMs } = payments.settings;
  const payment = await waitForOutcome(payments, id, knowsPending ? patienceMs : keylessPatienceMs);
  switch (payment.status) {
    case 'failed':
      throw badRequest(payment.reason);
    case 'settled': {
      const wtx = wtxToWire(await getTransaction(ledger, payment.wtxId));
      return { status: 201, wtx };
    }
    case 'submitting':
    case 'pending': {
      if (!knowsPending) throw new ApiError(504, lnpayWords.stillInTransition);
      const lnTx = await getPaymentLnTx(ledger, payment);
      const wallet = await getWallet(ledger, payment.walletId);
      return { status: 202, wtx: pendingWtxToWire(payment, lnTx, wallet) };
    }
  }
}

function readIdempotencyKey(key: string | null, body: unknown): IdempotencyKey | null {
  if (key === null) return null;
  return {
    key: checkedIdempotencyKey(key),
    fingerprint: createHash('sha256').update(canonicalJson(body)).digest('hex'),
  };
}

/** The same text for the same request, in whatever order its fields came. */
function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, item: unknown) => {
    if (typeof item === 'bigint') return item.toString();
    if (item === null || typeof item !== 'object' || Array.isArray(item)) return item;
    return Object.fromEntries(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}
