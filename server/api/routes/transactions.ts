import {
  countAccountTransactions,
  listAccountTransactions,
  listWalletTransactions,
} from '#server/ledger/transactions.ts';
import type { ApiContext } from '../api-context.ts';
import type { ApiServer } from '../http/api-server.ts';
import { fieldsAmongOthers } from '../http/body.ts';
import { documentedText } from '../http/fields.ts';
import { listQuery, pageOf, queryText } from '../http/paging.ts';
import { selectFieldsOfAll } from '../http/select-fields.ts';
import { walletPath } from '../http/wallet-path.ts';
import { answers } from '../openapi/answers.ts';
import { wtxToWire } from '../wire/wtx-to-wire.ts';

export function transactionRoutes(app: ApiServer, { ledger, access }: ApiContext): void {
  app.get(
    '/v1/wallet/:access_key/transactions',
    {
      onRequest: access.wallet('wallet_tx_read'),
      schema: {
        summary: 'List the transactions of a wallet',
        tags: ['Wallets'],
        params: walletPath,
        querystring: listQuery,
        response: answers({ 200: ['Wtx', 'Newest first.', 'list'] }),
      },
    },
    async (request, reply) => {
      const wallet = access.walletOf(request);
      const total = Number(wallet.wtx_count);
      const page = pageOf(request, reply, total, { usual: 100, most: 500 });
      const views = await listWalletTransactions(ledger, wallet, page);
      return selectFieldsOfAll(request, views.map(wtxToWire));
    },
  );

  app.get(
    '/v1/wallet-transactions',
    {
      onRequest: access.secretKey,
      schema: {
        summary: 'List the transactions of all wallets of the account, or of one (wallet_id)',
        description: 'Needs a secret key (sak_).',
        tags: ['Wallets'],
        querystring: fieldsAmongOthers({
          ...listQuery.entries,
          wallet_id: documentedText('Only those of this wallet.', 'wal_czDztN5eJ4r5sJ'),
        }),
        response: answers({ 200: ['Wtx', 'Newest first.', 'list'] }),
      },
    },
    async (request, reply) => {
      const sizes = { usual: 20, most: 500 };
      const walletId = queryText(request, 'wallet_id') ?? '';
      // Yii takes an empty filter for none.
      if (walletId === '') {
        const { accountId } = access.callerOf(request);
        const total = await countAccountTransactions(ledger, accountId);
        const page = pageOf(request, reply, total, sizes);
        const views = await listAccountTransactions(ledger, accountId, page);
        return selectFieldsOfAll(request, views.map(wtxToWire));
      }
      const wallet = await access.walletById(request, walletId);
      const page = pageOf(request, reply, Number(wallet.wtx_count), sizes);
      const views = await listWalletTransactions(ledger, wallet, page);
      return selectFieldsOfAll(request, views.map(wtxToWire));
    },
  );
}
