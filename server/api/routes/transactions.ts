import type { FastifyRequest } from 'fastify';
import * as v from 'valibot';
import { wtxAnswerSchema } from '#core/lnpay/answers/wtx.ts';
import type { AccountTransactionsQuery, TransactionsQuery } from '#core/lnpay/requests.ts';
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
import { fieldsAmongOthers, type FieldsOf } from '../http/body.ts';
import { documentedText } from '../http/fields.ts';
import { listQuery, pageOf, pageSizeOf } from '../http/paging.ts';
import { selectFields } from '../http/select-fields.ts';
import { walletPath } from '../http/wallet-path.ts';
import { answer, BAD_REQUEST, KEY_ERRORS } from '../openapi/answers.ts';
import { wtxToWire } from '../wire/wtx-to-wire.ts';

const WALLET_PAGE = { usual: 100, most: 500 };
/** A whole invoice may be pasted: BOLT 11's longest has 7089 characters. */
const MAX_SEARCH_LENGTH = 8_000;
const MAX_SEARCH_WORDS = 10;

const transactionsQuery = fieldsAmongOthers({
  ...listQuery.entries,
  search: documentedText({
    description:
      'Only those in which each of these words is found: in the label, the memo, the payment hash, the invoice, the payee’s node or an id; or whose amount begins with this number. At most 10 different words. Cannot be combined with `page`.',
    isBeyondLnpay: true,
    example: 'two coffees',
  }),
  before: documentedText({
    description: 'With `search`: only what is older than this transaction, to get the next page.',
    isBeyondLnpay: true,
    example: 'wtx_xVVeZkrE7QhAsjWQ2zIRQRmy',
  }),
} satisfies FieldsOf<TransactionsQuery>);

const accountTransactionsQuery = fieldsAmongOthers({
  ...listQuery.entries,
  wallet_id: documentedText({
    description: 'Only those of this wallet.',
    example: 'wal_czDztN5eJ4r5sJ',
  }),
} satisfies FieldsOf<AccountTransactionsQuery>);

export function transactionRoutes(app: ApiServer, { ledger, access }: ApiContext): void {
  const search = new TransactionSearch(ledger);
  app.get(
    '/v1/wallet/:access_key/transactions',
    {
      onRequest: access.wallet('wallet_read'),
      preSerialization: selectFields,
      schema: {
        summary: 'List the transactions of a wallet',
        tags: ['Wallets'],
        params: walletPath,
        querystring: transactionsQuery,
        response: {
          200: answer(v.array(wtxAnswerSchema), 'Newest first.'),
          ...BAD_REQUEST,
          ...KEY_ERRORS,
        },
      },
    },
    async (request, reply) => {
      const wallet = access.walletOf(request);
      const words = request.query.search?.trim();
      if (words) {
        const found = await find(search, wallet, words, request);
        return found.map(wtxToWire);
      }
      const total = wallet.wtxCount;
      const page = pageOf(request.query, reply, total, WALLET_PAGE);
      const views = await listWalletTransactions(ledger, wallet, page);
      return views.map(wtxToWire);
    },
  );

  app.get(
    '/v1/wallet-transactions',
    {
      onRequest: access.secretKey,
      preSerialization: selectFields,
      schema: {
        summary: 'List the transactions of all wallets of the account, or of one (wallet_id)',
        description: 'Needs a secret key (sak_).',
        tags: ['Wallets'],
        querystring: accountTransactionsQuery,
        response: {
          200: answer(v.array(wtxAnswerSchema), 'Newest first.'),
          ...BAD_REQUEST,
          ...KEY_ERRORS,
        },
      },
    },
    async (request, reply) => {
      const sizes = { usual: 20, most: 500 };
      const walletId = request.query.wallet_id ?? '';
      // Yii takes an empty filter for none.
      if (walletId === '') {
        const { accountId } = access.callerOf(request);
        const total = await countAccountTransactions(ledger, accountId);
        const page = pageOf(request.query, reply, total, sizes);
        const views = await listAccountTransactions(ledger, accountId, {
          ...page,
          count: total,
        });
        return views.map(wtxToWire);
      }
      const wallet = await access.walletById(request, walletId);
      const page = pageOf(request.query, reply, wallet.wtxCount, sizes);
      const views = await listWalletTransactions(ledger, wallet, page);
      return views.map(wtxToWire);
    },
  );
}

async function find(
  search: TransactionSearch,
  wallet: Wallet,
  words: string,
  request: FastifyRequest<{ Querystring: v.InferOutput<typeof transactionsQuery> }>,
): Promise<WtxView[]> {
  if (words.length > MAX_SEARCH_LENGTH || searchWords(words).length > MAX_SEARCH_WORDS) {
    throw badRequest(
      `search is too long: at most ${MAX_SEARCH_WORDS} different words, ${MAX_SEARCH_LENGTH} characters in all.`,
    );
  }
  const { before } = request.query;
  const found =
    before !== null && !isWtxId(before)
      ? null
      : await search.find(wallet, {
          words,
          before,
          limit: pageSizeOf(request.query, WALLET_PAGE),
          isGivenUp: () => request.socket.destroyed,
        });
  if (!found) throw badRequest('before is not the id of a transaction of this wallet.');
  return found;
}
