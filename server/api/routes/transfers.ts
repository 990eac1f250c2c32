import { transferAnswerSchema } from '#core/lnpay/answers/wtx.ts';
import { lnpayWords } from '#core/lnpay/node-words.ts';
import type { TransferRequest } from '#core/lnpay/requests.ts';
import { msatFromSat } from '#core/money.ts';
import { isWalletId } from '#server/ledger/ids.ts';
import { getTransaction } from '#server/ledger/transactions.ts';
import { transfer } from '#server/ledger/transfer.ts';
import { findWallet } from '#server/ledger/wallets.ts';
import type { ApiContext } from '../api-context.ts';
import { badRequest } from '../http/api-error.ts';
import type { ApiServer } from '../http/api-server.ts';
import { fields, type FieldsOf } from '../http/body.ts';
import { optionalText, passThru, requiredText, requiredWhole } from '../http/fields.ts';
import { MAX_LABEL, MAX_SAT } from '../http/limits.ts';
import { walletPath } from '../http/wallet-path.ts';
import { answer, BAD_REQUEST, KEY_ERRORS } from '../openapi/answers.ts';
import { wtxToWire } from '../wire/wtx-to-wire.ts';

const newTransfer = fields({
  dest_wallet_id: requiredText({
    description: 'The wallet it goes to: the id (wal_…) of a wallet of the same account.',
    maxLength: 32,
    example: 'wal_czDztN5eJ4r5sJ',
  }),
  num_satoshis: requiredWhole({
    description: 'How much, in sat.',
    min: 1,
    max: MAX_SAT,
    example: 250,
  }),
  memo: optionalText({ description: 'What it is for.', maxLength: MAX_LABEL }),
  passThru,
} satisfies FieldsOf<TransferRequest>);

export function transferRoutes(app: ApiServer, { ledger, access }: ApiContext): void {
  app.post(
    '/v1/wallet/:access_key/transfer',
    {
      onRequest: access.wallet('wallet_transfer'),
      schema: {
        summary: 'Move money to another wallet of the account',
        tags: ['Wallets'],
        params: walletPath,
        body: newTransfer,
        response: {
          201: answer(transferAnswerSchema, 'Both transactions.'),
          ...BAD_REQUEST,
          ...KEY_ERRORS,
        },
      },
    },
    async (request, reply) => {
      const from = access.walletOf(request);
      const { dest_wallet_id: destination, num_satoshis, memo, ...more } = request.body;
      const to = isWalletId(destination) ? await findWallet(ledger, destination) : null;
      if (!to || to.accountId !== from.accountId) throw badRequest('Invalid dest wallet id');
      if (to.id === from.id) {
        throw badRequest('Source and destination wallets cannot be the same!');
      }
      const outcome = await transfer(ledger, {
        from: from.id,
        to: to.id,
        amount: msatFromSat(num_satoshis),
        memo: memo ?? '',
        passThru: JSON.stringify({
          ...more.passThru,
          source_wallet_id: from.id,
          dest_wallet_id: to.id,
        }),
      });
      if (!outcome.ok) throw badRequest(lnpayWords.insufficientFunds);
      return reply.code(201).send({
        wtx_transfer_in: wtxToWire(await getTransaction(ledger, outcome.in.id)),
        wtx_transfer_out: wtxToWire(await getTransaction(ledger, outcome.out.id)),
      });
    },
  );
}
