/** Only in sandbox mode: wallets with play money, for anyone. */
import { BEYOND_LNPAY } from '#core/lnpay/answers/field.ts';
import {
  sandboxWalletAnswerSchema,
  type SandboxWalletAnswer,
} from '#core/lnpay/answers/sandbox.ts';
import type { SandboxWalletRequest } from '#core/lnpay/requests.ts';
import type { SandboxShop } from '#server/node/sandbox-shop.ts';
import { fundSandboxWallet } from '#server/payments/fund-sandbox-wallet.ts';
import type { ApiContext } from '../api-context.ts';
import { ApiError } from '../http/api-error.ts';
import type { ApiServer } from '../http/api-server.ts';
import { fields, type FieldsOf } from '../http/body.ts';
import { optionalText } from '../http/fields.ts';
import { MAX_LABEL } from '../http/limits.ts';
import { RateLimit } from '../http/rate-limit.ts';
import { answer, BAD_REQUEST, NODE_ERRORS, TOO_MANY } from '../openapi/answers.ts';
import { walletToWire } from '../wire/wallet-to-wire.ts';

const WALLETS_A_MINUTE = 60;

const newWallet = fields({
  user_label: optionalText({
    description: 'What you call it.',
    maxLength: MAX_LABEL,
  }),
} satisfies FieldsOf<SandboxWalletRequest>);

export function sandboxWalletRoutes(
  app: ApiServer,
  { payments }: ApiContext,
  shop: SandboxShop,
): void {
  const newWallets = new RateLimit(WALLETS_A_MINUTE, 60_000);

  app.post(
    '/v1/sandbox/wallet',
    {
      schema: {
        summary: 'A wallet with 100 000 sat that are worth nothing',
        description: 'The sats come from the shop by a real payment. All keys are shown this once.',
        ...BEYOND_LNPAY,
        tags: ['Sandbox'],
        security: [],
        body: newWallet,
        response: {
          201: answer(sandboxWalletAnswerSchema, 'The wallet and all its keys.'),
          ...BAD_REQUEST,
          ...TOO_MANY,
          ...NODE_ERRORS,
        },
      },
    },
    async (request, reply) => {
      const wait = newWallets.count(request.ip);
      if (wait !== null) {
        const message = 'Too many sandbox wallets were made. Wait a moment.';
        throw new ApiError(429, message, { 'Retry-After': String(wait) });
      }
      const label = request.body.user_label ?? 'Sandbox wallet';
      const funded = await fundSandboxWallet(payments, shop, label);
      return reply.code(201).send({
        ...walletToWire(funded.wallet),
        access_keys: funded.accessKeys,
        api_keys: funded.apiKeys,
      } satisfies SandboxWalletAnswer);
    },
  );
}
