/** What became of a payment, by its hash: for a client that lost the answer to its withdrawal. */
import { BEYOND_LNPAY } from '#core/lnpay/answers/field.ts';
import {
  paymentStateAnswerSchema,
  type PaymentStateAnswer,
} from '#core/lnpay/answers/payment-state.ts';
import { findWalletPayment, getPayment, getPaymentLnTx } from '#server/ledger/payments.ts';
import { abandonKey } from '#server/ledger/idempotency.ts';
import type { Payment } from '#server/ledger/payment.ts';
import { getTransaction } from '#server/ledger/transactions.ts';
import { getWallet } from '#server/ledger/wallets.ts';
import type { ApiContext } from '../api-context.ts';
import { ApiError, badRequest } from '../http/api-error.ts';
import type { ApiServer } from '../http/api-server.ts';
import { fields } from '../http/body.ts';
import { paymentHash } from '../http/fields.ts';
import { checkedIdempotencyKey, idempotencyHeaders } from '../http/idempotency-key.ts';
import { walletPath } from '../http/wallet-path.ts';
import { answer, BAD_REQUEST, CONFLICT, KEY_ERRORS } from '../openapi/answers.ts';
import { pendingWtxToWire, wtxToWire } from '../wire/wtx-to-wire.ts';

const paymentPath = fields({
  ...walletPath.entries,
  payment_hash: paymentHash,
});

export function paymentRoutes(app: ApiServer, context: ApiContext): void {
  const { access, ledger } = context;
  app.get(
    '/v1/wallet/:access_key/payments/:payment_hash',
    {
      onRequest: access.wallet('wallet_read'),
      schema: {
        summary: 'What became of a payment',
        ...BEYOND_LNPAY,
        description: 'Beyond LNPay. It is about the wallet’s newest attempt at this payment hash.',
        tags: ['Payments'],
        params: paymentPath,
        response: {
          200: answer(paymentStateAnswerSchema, 'The state of the payment.'),
          ...BAD_REQUEST,
          ...KEY_ERRORS,
        },
      },
    },
    async (request): Promise<PaymentStateAnswer> => {
      const wallet = access.walletOf(request);
      const payment = await findWalletPayment(ledger, wallet.id, request.params.payment_hash);
      return payment
        ? stateOf(context, payment, payment.idempotencyKey)
        : { status: 'not_found', wtx: null, failure: null, idempotency_key: null };
    },
  );

  app.post(
    '/v1/wallet/:access_key/payments/:payment_hash/abandon',
    {
      onRequest: access.wallet('wallet_withdraw'),
      schema: {
        summary: 'Give up a withdrawal that may not have arrived',
        ...BEYOND_LNPAY,
        description:
          'Beyond LNPay. If no withdrawal came with this `Idempotency-Key`, none will be accepted any more: one that arrives later is refused, and `failed` is final. If one came, nothing is changed, and its state is the answer.',
        tags: ['Payments'],
        params: paymentPath,
        headers: idempotencyHeaders,
        response: {
          200: answer(paymentStateAnswerSchema, 'What became of the withdrawal.'),
          ...BAD_REQUEST,
          ...KEY_ERRORS,
          ...CONFLICT,
        },
      },
    },
    async (request): Promise<PaymentStateAnswer> => {
      const header = request.headers['idempotency-key'];
      if (header === null) throw badRequest('Idempotency-Key cannot be blank.');
      const key = checkedIdempotencyKey(header);
      const use = await abandonKey(ledger, access.walletOf(request).id, key);
      if (use.kind === 'refusal') {
        return { status: 'failed', wtx: null, failure: use.message, idempotency_key: key };
      }
      const payment = await getPayment(ledger, use.paymentId);
      if (payment.paymentHash !== request.params.payment_hash) {
        throw new ApiError(409, 'This Idempotency-Key was used with another invoice.');
      }
      return stateOf(context, payment, key);
    },
  );
}

async function stateOf(
  { ledger }: ApiContext,
  payment: Payment,
  idempotency_key: string | null,
): Promise<PaymentStateAnswer> {
  switch (payment.status) {
    case 'failed':
      return { status: 'failed', wtx: null, failure: payment.reason, idempotency_key };
    case 'settled': {
      const wtx = wtxToWire(await getTransaction(ledger, payment.wtxId));
      return { status: 'settled', wtx, failure: null, idempotency_key };
    }
    case 'submitting':
    case 'pending': {
      const lnTx = await getPaymentLnTx(ledger, payment);
      const wallet = await getWallet(ledger, payment.walletId);
      const wtx = pendingWtxToWire(payment, lnTx, wallet);
      return { status: 'pending', wtx, failure: null, idempotency_key };
    }
  }
}
