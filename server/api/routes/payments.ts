/** What became of a payment, by its hash: for a client whose answer was lost. */
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
import { answers } from '../openapi/answers.ts';
import { pendingWtxToWire, wtxToWire } from '../wire/wtx-to-wire.ts';

const paymentPath = fields({
  ...walletPath.entries,
  payment_hash: paymentHash('payment_hash'),
});

export function paymentRoutes(app: ApiServer, context: ApiContext): void {
  const { access, ledger } = context;
  app.get(
    '/v1/wallet/:access_key/payments/:payment_hash',
    {
      onRequest: access.wallet('wallet_read'),
      schema: {
        summary: 'What became of a payment',
        description: 'Beyond LNPay. Speaks of the wallet’s newest attempt at this payment hash.',
        tags: ['Payments'],
        params: paymentPath,
        response: answers({ 200: ['PaymentState', 'The state of the payment.'] }),
      },
    },
    async (request) => {
      const wallet = access.walletOf(request);
      const payment = await findWalletPayment(ledger, wallet.id, request.params.payment_hash);
      if (!payment) {
        return { status: 'not_found', wtx: null, failure: null, idempotency_key: null };
      }
      return { ...(await stateOf(context, payment)), idempotency_key: payment.idempotencyKey };
    },
  );

  app.post(
    '/v1/wallet/:access_key/payments/:payment_hash/abandon',
    {
      onRequest: access.wallet('wallet_withdraw'),
      schema: {
        summary: 'Give up a withdrawal that may not have arrived',
        description:
          'Beyond LNPay. If no withdrawal came with this `Idempotency-Key`, none will be taken any more: one that is still on its way is refused, and `failed` is final. If one came, nothing is changed, and its state is the answer.',
        tags: ['Payments'],
        params: paymentPath,
        headers: idempotencyHeaders,
        response: answers(
          { 200: ['PaymentState', 'What became of the withdrawal.'] },
          [400, 401, 409, 429],
        ),
      },
    },
    async (request) => {
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
      return { ...(await stateOf(context, payment)), idempotency_key: key };
    },
  );
}

async function stateOf({ ledger }: ApiContext, payment: Payment) {
  switch (payment.status) {
    case 'failed':
      return { status: 'failed', wtx: null, failure: payment.reason };
    case 'settled': {
      const wtx = wtxToWire(await getTransaction(ledger, payment.wtxId));
      return { status: 'succeeded', wtx, failure: null };
    }
    case 'submitting':
    case 'pending': {
      const lnTx = await getPaymentLnTx(ledger, payment);
      const wallet = await getWallet(ledger, payment.walletId);
      return { status: 'pending', wtx: pendingWtxToWire(payment, lnTx, wallet), failure: null };
    }
  }
}
