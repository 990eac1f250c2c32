/** The API over a ledger in memory and a scripted node, spoken to without a socket. */
import type { LightMyRequestResponse } from 'fastify';
import { readInvoice } from '#core/invoice/read-invoice.ts';
import { msat, type Msat } from '#core/money.ts';
import type { PaymentHash } from '#core/hex.ts';
import { createAccount, type ApiKeys } from '#server/ledger/accounts.ts';
import { deposit } from '#server/ledger/testing/test-ledger.ts';
import { createWallet, type AccessKeys } from '#server/ledger/wallets.ts';
import type { WalletId } from '#server/ledger/ids.ts';
import type { SandboxShop } from '#server/node/sandbox-shop.ts';
import type { FakeNode } from '#server/node/testing/fake-node.ts';
import { testPayments, type TestPayments } from '#server/payments/testing/test-payments.ts';
import { buildApi } from '../app.ts';
import type { ApiServer } from '../http/api-server.ts';
import { checkAnswers } from './answer-check.ts';

export interface Account {
  id: WalletId;
  accessKeys: AccessKeys;
  apiKeys: ApiKeys;
  /** The Wallet Admin key. */
  waka: string;
}

interface Call {
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE' | 'OPTIONS';
  key?: string;
  body?: unknown;
  headers?: Record<string, string>;
}

export interface TestApi extends TestPayments {
  app: ApiServer;
  /** Rejects when something is answered otherwise than documented. */
  call: (url: string, call?: Call) => Promise<Answer>;
  /** An account with one wallet of 100 000 sat, or another balance. */
  account: (balance?: bigint) => Promise<Account>;
  /** Pays from an account's wallet with its public key. */
  withdraw: (payer: Account, body: unknown, headers?: Record<string, string>) => Promise<Answer>;
}

interface Answer {
  status: number;
  body: unknown;
  headers: LightMyRequestResponse['headers'];
}

export async function testApi(
  settings: Parameters<typeof testPayments>[0] = {},
  {
    walletFolder = null,
    inSandbox = true,
    checksAnswers = true,
  }: { walletFolder?: string | null; inSandbox?: boolean; checksAnswers?: boolean } = {},
): Promise<TestApi> {
  const payments = await testPayments(settings);
  const { ledger, context, node } = payments;
  const shop = inSandbox ? new FakeShop(node) : null;
  const app = await buildApi({ ledger, payments: context, shop, walletFolder });
  const problems = checksAnswers ? checkAnswers(app) : [];
  const call: TestApi['call'] = async (url, { method, key, body, headers } = {}) => {
    const response = await app.inject({
      url,
      method: method ?? (body === undefined ? 'GET' : 'POST'),
      headers: {
        ...(key === undefined ? {} : { 'X-Api-Key': key }),
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined
        ? {}
        : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    if (problems.length > 0) throw new Error(problems.join('\n'));
    return { status: response.statusCode, body: parse(response.body), headers: response.headers };
  };
  return {
    ...payments,
    app,
    call,
    account: async (balance = 100_000_000n) => {
      const { accountId, apiKeys } = await createAccount(ledger, 'test');
      const { wallet, accessKeys } = await createWallet(ledger, accountId, 'Test wallet');
      if (balance > 0n) await deposit(ledger, wallet.id, msat(balance));
      return { id: wallet.id, accessKeys, apiKeys, waka: accessKeys['Wallet Admin'][0] ?? '' };
    },
    withdraw: (payer, body, headers = {}) =>
      call(`/v1/wallet/${payer.waka}/withdraw`, { key: payer.apiKeys.public, body, headers }),
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

class FakeShop implements SandboxShop {
  readonly #node: FakeNode;

  constructor(node: FakeNode) {
    this.#node = node;
  }

  createInvoice({
    kind,
    amountMsat,
    memo,
    expirySeconds,
  }: Parameters<SandboxShop['createInvoice']>[0]) {
    const amount: Msat | null = kind === 'amountless' ? null : amountMsat;
    const terms = { amountMsat: amount, description: memo, expiry: expirySeconds };
    return Promise.resolve(this.#node.foreignInvoice(terms));
  }

  payInvoice(paymentRequest: string): Promise<void> {
    const read = readInvoice(paymentRequest);
    if (!read.ok || read.value.amountMsat === null) throw new Error('an invoice for an amount');
    this.#node.receive(read.value.paymentHash, read.value.amountMsat, { silently: true });
    return Promise.resolve();
  }

  async invoiceState(paymentHash: PaymentHash): ReturnType<SandboxShop['invoiceState']> {
    const status = this.#node.payments.get(paymentHash)?.status;
    if (status === undefined) return 'not-found';
    if (status === 'settled') return 'settled';
    return status === 'pending' ? 'held' : 'open';
  }

  async release(paymentHash: PaymentHash): ReturnType<SandboxShop['release']> {
    const status = this.#node.payments.get(paymentHash)?.status;
    if (status === undefined) return 'not-found';
    return status === 'pending' ? 'released' : 'not-held';
  }

  async cancelHeld(paymentHash: PaymentHash): ReturnType<SandboxShop['cancelHeld']> {
    const status = this.#node.payments.get(paymentHash)?.status;
    if (status === undefined) return 'not-found';
    return status === 'pending' ? 'canceled' : 'not-held';
  }
}
