import type { FastifyRequest } from 'fastify';
import { searchWords } from '#core/search.ts';
import { isWtxId } from '#server/ledger/ids.ts';
import { TransactionSearch } from '#server/ledger/search-transactions.ts';
import {
  countAccountTransactions,
  listAccountTransactions,
  listWalletTransactions,
  type WtxView,
} from '#server/ledger/transactions.ts';
import type { Wallet } from '#server/ledger/wallet.ts';
import type { ApiContext } from '../api-context.ts';
import { badRequest } from '../http/api-error.ts';
import type { ApiServer } from '../http/api-server.ts';
import { fieldsAmongOthers } from '../http/body.ts';
import { documentedText } from '../http/fields.ts';
import { listQuery, pageOf, pageSizeOf, queryText } from '../http/paging.ts';
import { selectFieldsOfAll } from '../http/select-fields.ts';
import { walletPath } from '../http/wallet-path.ts';
import { answers } from '../openapi/answers.ts';
import { wtxToWire } from '../wire/wtx-to-wire.ts';

const WALLET_PAGE = { usual: 100, most: 500 };
/** A whole invoice may be pasted: BOLT 11's longest has 7089 characters. */
const MAX_SEARCH_LENGTH = 8_000;
const MAX_SEARCH_WORDS = 10;

export function transactionRoutes(app: ApiServer, { ledger, access }: ApiContext): void {
  const search = new TransactionSearch(ledger);
  app.get(
    '/v1/wallet/:access_key/transactions',
    {
      onRequest: access.wallet('wallet_tx_read'),
      schema: {
        summary: 'List the transactions of a wallet',
        tags: ['Wallets'],
        params: walletPath,
        querystring: fieldsAmongOthers({
          ...listQuery.entries,
          search: documentedText(
            'Beyond LNPay: only those in which each of these words is found: in the label, the memo, the payment hash, the invoice, the payee’s node or an id; or whose amount begins with this number. At most 10 different words. Goes without `page`.',
            'two coffees',
          ),
          before: documentedText(
            'With `search`: only what is older than this transaction; for what did not fit on the page before.',
            'wtx_xVVeZkrE7QhAsjWQ2zIRQRmy',
          ),
        }),
        response: answers({ 200: ['Wtx', 'Newest first.', 'list'] }, [400, 401, 429]),
      },
    },
    async (request, reply) => {
      const wallet = access.walletOf(request);
      const words = queryText(request, 'search')?.trim();
      if (words) {
        const found = await find(search, wallet, request, words);
        return selectFieldsOfAll(request, found.map(wtxToWire));
      }
      const total = wallet.wtxCount;
      const page = pageOf(request, reply, total, WALLET_PAGE);
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
        const views = await listAccountTransactions(ledger, accountId, {
          ...page,
          count: total,
        });
        return selectFieldsOfAll(request, views.map(wtxToWire));
      }
      const wallet = await access.walletById(request, walletId);
      const page = pageOf(request, reply, wallet.wtxCount, sizes);
      const views = await listWalletTransactions(ledger, wallet, page);
      return selectFieldsOfAll(request, views.map(wtxToWire));
    },
  );
}

async function find(
  search: TransactionSearch,
  wallet: Wallet,
  request: FastifyRequest,
  words: string,
): Promise<WtxView[]> {
  if (words.length > MAX_SEARCH_LENGTH || searchWords(words).length > MAX_SEARCH_WORDS) {
    throw badRequest(
      `search is too long: at most ${MAX_SEARCH_WORDS} different words, ${MAX_SEARCH_LENGTH} characters in all.`,
    );
  }
  const before = queryText(request, 'before');
  const found =
    before !== null && !isWtxId(before)
      ? null
      : await search.find(wallet, {
          words,
          before,
          limit: pageSizeOf(request, WALLET_PAGE),
          isGivenUp: () => request.socket.destroyed,
        });
  if (!found) throw badRequest('before is not the id of a transaction of this wallet.');
  return found;
}
