/** What this host can do beyond LNPay; a client asks before it relies on it. */
import { version } from '../version.ts';
import type { ApiContext } from '../api-context.ts';
import type { ApiServer } from '../http/api-server.ts';
import { answers } from '../openapi/answers.ts';

export function capabilityRoutes(app: ApiServer, { payments, shop }: ApiContext): void {
  app.get(
    '/v1/capabilities',
    {
      schema: {
        summary: 'What this host can do beyond LNPay',
        tags: ['Host'],
        security: [],
        response: answers({ 200: ['Capabilities', 'Nothing here is a secret.'] }, []),
      },
    },
    async () => ({
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
    }),
  );
}
