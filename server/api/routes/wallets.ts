import { countWallets, createWallet, listWallets } from '#server/ledger/wallets.ts';
import type { ApiContext } from '../api-context.ts';
import type { ApiServer } from '../http/api-server.ts';
import { fields } from '../http/body.ts';
import { requiredText } from '../http/fields.ts';
import { listQuery, pageOf } from '../http/paging.ts';
import { selectFields, selectFieldsOfAll } from '../http/select-fields.ts';
import { walletPath } from '../http/wallet-path.ts';
import { answers } from '../openapi/answers.ts';
import { walletToWire } from '../wire/wallet-to-wire.ts';

export const LABEL_LENGTH = 255;

const newWallet = fields({
  user_label: requiredText('user_label', {
    description: 'What you call it.',
    maxLength: LABEL_LENGTH,
    example: 'Till 2',
  }),
});

export function walletRoutes(app: ApiServer, { ledger, access }: ApiContext): void {
  app.get(
    '/v1/wallet/:access_key',
    {
      onRequest: access.wallet('wallet_read'),
      schema: {
        summary: 'Read a wallet',
        tags: ['Wallets'],
        params: walletPath,
        response: answers({ 200: ['Wallet', 'The wallet.'] }),
      },
    },
    async (request) => selectFields(request, walletToWire(access.walletOf(request))),
  );

  app.get(
    '/v1/wallets',
    {
      onRequest: access.secretKey,
      schema: {
        summary: 'List the wallets of the account',
        description: 'Needs a secret key (sak_).',
        tags: ['Wallets'],
        querystring: listQuery,
        response: answers({ 200: ['Wallet', 'Newest first.', 'list'] }),
      },
    },
    async (request, reply) => {
      const { accountId } = access.callerOf(request);
      const total = await countWallets(ledger, accountId);
      const page = pageOf(request, reply, total, { usual: 100, most: 500 });
      const wallets = await listWallets(ledger, accountId, page);
      return selectFieldsOfAll(request, wallets.map(walletToWire));
    },
  );

  app.post(
    '/v1/wallet',
    {
      onRequest: access.secretKey,
      schema: {
        summary: 'Create a wallet',
        description: 'Needs a secret key (sak_). The access keys are shown this once.',
        tags: ['Wallets'],
        body: newWallet,
        response: answers({ 201: ['NewWallet', 'The wallet and its keys.'] }),
      },
    },
    async (request, reply) => {
      const { accountId } = access.callerOf(request);
      const created = await createWallet(ledger, accountId, request.body.user_label);
      return reply
        .code(201)
        .send({ ...walletToWire(created.wallet), access_keys: created.accessKeys });
    },
  );
}
