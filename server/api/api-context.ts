/** What the routes work with. */
import type { Ledger } from '#server/ledger/ledger.ts';
import type { SandboxShop } from '#server/node/sandbox-shop.ts';
import type { PaymentContext } from '#server/payments/payment-context.ts';
import type { Access } from './access.ts';

export interface ApiContext {
  ledger: Ledger;
  payments: PaymentContext;
  access: Access;
  /** Only in sandbox mode. */
  shop: SandboxShop | null;
}
