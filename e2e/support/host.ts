/** Calls to a running server, as an LNPay client makes them. */
import * as v from 'valibot';
import {
  paymentLookupSchema,
  sandboxInvoiceSchema,
  sandboxWalletSchema,
  type PaymentLookup,
  type SandboxInvoice,
  type SandboxWallet,
} from '#core/lnpay/extensions.ts';
import type { SandboxKind } from '#core/lnpay/sandbox-kinds.ts';
import { walletSchema, type Wallet } from '#core/lnpay/wire.ts';

export interface Answer {
  status: number;
  body: unknown;
  headers: Headers;
}

export interface CallOptions {
  method?: string;
  key?: string;
  body?: unknown;
  headers?: Record<string, string>;
}

export async function call(url: string, path: string, options: CallOptions = {}): Promise<Answer> {
  const { key, body } = options;
  const response = await fetch(`${url}${path}`, {
    method: options.method ?? (body === undefined ? 'GET' : 'POST'),
    headers: {
      ...(key === undefined ? {} : { 'X-Api-Key': key }),
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      ...options.headers,
    },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, body: parse(text), headers: response.headers };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

export interface TestWallet {
  id: string;
  /** `pak_…` */
  publicKey: string;
  /** `sak_…` */
  secretKey: string;
  /** `waka_…` */
  admin: string;
  keys: SandboxWallet['access_keys'];
}

export async function makeWallet(url: string): Promise<TestWallet> {
  const answer = await call(url, '/v1/sandbox/wallet', { body: {} });
  const wallet = v.parse(sandboxWalletSchema, answer.body);
  const admin = wallet.access_keys['Wallet Admin']?.[0];
  if (!admin) throw new Error('the sandbox gave no admin key');
  return {
    id: wallet.id,
    publicKey: wallet.api_keys.public,
    secretKey: wallet.api_keys.secret,
    admin,
    keys: wallet.access_keys,
  };
}

export async function makeInvoice(
  url: string,
  kind: SandboxKind,
  options: { num_msat?: number; memo?: string; expiry?: number } = {},
): Promise<SandboxInvoice> {
  const answer = await call(url, '/v1/sandbox/invoice', { body: { kind, ...options } });
  return v.parse(sandboxInvoiceSchema, answer.body);
}

export function withdraw(
  url: string,
  wallet: TestWallet,
  body: Record<string, unknown>,
  headers: Record<string, string> = {},
): Promise<Answer> {
  return call(url, `/v1/wallet/${wallet.admin}/withdraw`, { key: wallet.publicKey, body, headers });
}

export async function readWallet(url: string, wallet: TestWallet): Promise<Wallet> {
  const answer = await call(url, `/v1/wallet/${wallet.admin}`, { key: wallet.publicKey });
  return v.parse(walletSchema, answer.body);
}

/** What the host says that became of a wallet's payment. */
export async function lookUp(
  url: string,
  wallet: TestWallet,
  paymentHash: string,
): Promise<PaymentLookup> {
  const path = `/v1/wallet/${wallet.admin}/payments/${paymentHash}`;
  const { body } = await call(url, path, { key: wallet.publicKey });
  return v.parse(paymentLookupSchema, body);
}
