/** A sandbox wallet: a new account, and 100 000 worthless sat from the shop over a real channel. */
import { msatFromSat } from '#core/money.ts';
import { createAccount, type ApiKeys } from '#server/ledger/accounts.ts';
import type { Wallet } from '#server/ledger/wallet.ts';
import { createWallet, getWallet, type AccessKeys } from '#server/ledger/wallets.ts';
import { NodeUnavailable } from '#server/node/lightning-node.ts';
import type { SandboxShop } from '#server/node/sandbox-shop.ts';
import { lookUpInvoice } from './look-up.ts';
import { createInvoice } from './create-invoice.ts';
import { applyInvoiceState } from './deposits.ts';
import type { PaymentContext } from './payment-context.ts';

const GIFT = msatFromSat(100_000);

export interface SandboxWallet {
  wallet: Wallet;
  accessKeys: AccessKeys;
  apiKeys: ApiKeys;
}

/** @throws NodeUnavailable when the sandbox is not up, or its shop cannot pay. */
export async function fundSandboxWallet(
  context: PaymentContext,
  shop: Pick<SandboxShop, 'payInvoice'>,
  userLabel: string,
): Promise<SandboxWallet> {
  const { ledger, gate, settings, closing } = context;
  await gate.enter(settings.nodeStartMs, closing.signal);
  const { accountId, apiKeys } = await createAccount(ledger, userLabel);
  const { wallet, accessKeys } = await createWallet(ledger, accountId, userLabel);
  const invoice = await createInvoice(context, {
    walletId: wallet.id,
    amount: GIFT,
    description: { kind: 'text', text: 'Sandbox sats, worth nothing' },
    expirySeconds: 600,
    passThru: '{}',
  });
  await shop.payInvoice(invoice.paymentRequest).catch(shopCannotPay);
  // The node may report it later; the wallet is handed out with its money in it.
  const state = await lookUpInvoice(context, invoice.paymentHash);
  await applyInvoiceState(context, invoice.paymentHash, state);
  return { wallet: await getWallet(ledger, wallet.id), accessKeys, apiKeys };
}

function shopCannotPay(error: unknown): never {
  if (error instanceof NodeUnavailable) throw error;
  const why = error instanceof Error ? error.message : String(error);
  throw new NodeUnavailable(`The sandbox cannot fund a wallet: ${why}`);
}
