import * as v from 'valibot';
import { newWalletAnswerSchema, walletAnswerSchema } from '#core/lnpay/answers/wallet.ts';
import type { WalletRequest } from '#core/lnpay/requests.ts';
import { countWallets, createWallet, listWallets } from '#server/ledger/wallets.ts';
import type { ApiContext } from '../api-context.ts';
import type { ApiServer } from '../http/api-server.ts';
import { fields, type FieldsOf } from '../http/body.ts';
import { requiredText } from '../http/fields.ts';
import { MAX_LABEL } from '../http/limits.ts';
import { listQuery, pageOf } from '../http/paging.ts';
import { fieldsQuery, selectFields } from '../http/select-fields.ts';
import { walletPath } from '../http/wallet-path.ts';
import { answer, BAD_REQUEST, KEY_ERRORS } from '../openapi/answers.ts';
import { walletToWire } from '../wire/wallet-to-wire.ts';

const newWallet = fields({
  user_label: requiredText({
    description: 'What you call it.',
    maxLength: MAX_LABEL,
    example: 'Till 2',
  }),
} satisfies FieldsOf<WalletRequest>);

export function walletRoutes(app: ApiServer, { ledger, access }: ApiContext): void {
  app.get(
    '/v1/wallet/:access_key',
    {
      onRequest: access.wallet('wallet_read'),
      preSerialization: selectFields,
      schema: {
        summary: 'Read a wallet',
        tags: ['Wallets'],
        params: walletPath,
        querystring: fieldsQuery,
        response: { 200: answer(walletAnswerSchema, 'The wallet.'), ...KEY_ERRORS },
      },
    },
    async (request) => walletToWire(access.walletOf(request)),
  );

  app.get(
    '/v1/wallets',
    {
      onRequest: access.secretKey,
      preSerialization: selectFields,
      schema: {
        summary: 'List the wallets of the account',
        description: 'Needs a secret key (sak_).',
        tags: ['Wallets'],
        querystring: listQuery,
        response: { 200: answer(v.array(walletAnswerSchema), 'Newest first.'), ...KEY_ERRORS },
      },
    },
    async (request, reply) => {
      const { accountId } = access.callerOf(request);
      const total = await countWallets(ledger, accountId);
      const page = pageOf(request.query, reply, total, { usual: 100, most: 500 });
      const wallets = await listWallets(ledger, accountId, page);
      return wallets.map(walletToWire);
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
        response: {
          201: answer(newWalletAnswerSchema, 'The wallet and its keys.'),
          ...BAD_REQUEST,
          ...KEY_ERRORS,
        },
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
