import { BEYOND_LNPAY } from '#core/lnpay/answers/field.ts';
import {
  capabilitiesAnswerSchema,
  type CapabilitiesAnswer,
} from '#core/lnpay/answers/capabilities.ts';
import type { ApiContext } from '../api-context.ts';
import type { ApiServer } from '../http/api-server.ts';
import { answer } from '../openapi/answers.ts';
import { version } from '../version.ts';

export function capabilityRoutes(app: ApiServer, { payments, shop }: ApiContext): void {
  app.get(
    '/v1/capabilities',
    {
      schema: {
        summary: 'What this host can do beyond LNPay',
        ...BEYOND_LNPAY,
        tags: ['Host'],
        security: [],
        response: { 200: answer(capabilitiesAnswerSchema, 'Nothing here is a secret.') },
      },
    },
    async () =>
      ({
        server: 'lnpay-wallet',
        version,
        network: payments.network,
        sandbox: shop !== null,
        payment_lookup: true,
        fee_estimate: true,
        amountless: true,
        pending: true,
        idempotency_key: true,
        abandon: true,
        search: true,
        withdraw_patience_seconds: payments.settings.patienceMs / 1000,
      }) satisfies CapabilitiesAnswer,
  );
}
