/** Our server in front of a real lnd, and a wallet in it with money that came over Lightning. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';
import { sandboxWalletSchema } from '#core/lnpay/extensions.ts';
import { call, readWallet, type TestWallet } from '#e2e/support/host.ts';
import type { RunningServer } from '#e2e/support/server.ts';
import type { Lnd } from '../network/lnd.ts';
import { until } from '../network/program.ts';
import { documentedPermissions } from './permissions.ts';

const API_KEY = fileURLToPath(new URL('../../../dist/server/api-key.js', import.meta.url));

/** As docs/running.md says, with the macaroon that it bakes. */
export async function lndSettings(lnd: Lnd): Promise<Record<string, string>> {
  return {
    LIGHTNING_NODE: 'lnd',
    NETWORK: 'regtest',
    LND_REST_URL: lnd.url,
    LND_TLS_CERT: lnd.certFile,
    LND_MACAROON: await lnd.bakeMacaroon(documentedPermissions()),
  };
}

const walletAnswer = v.object({
  id: v.string(),
  access_keys: sandboxWalletSchema.entries.access_keys,
});

/** As an operator makes one: keys by the command, a wallet by the secret key. It is empty. */
export async function makeRealWallet(server: RunningServer): Promise<TestWallet> {
  const printed = spawnSync(process.execPath, [API_KEY, 'test'], {
    env: { ...process.env, DATA_DIR: server.dataDir },
    encoding: 'utf8',
  }).stdout;
  const secretKey = /sak_\w+/.exec(printed)?.[0] ?? '';
  const publicKey = /pak_\w+/.exec(printed)?.[0] ?? '';
  const body = { user_label: 'Real money' };
  const made = await call(server.url, '/v1/wallet', { key: secretKey, body });
  const wallet = v.parse(walletAnswer, made.body);
  const keys = wallet.access_keys;
  const admin = keys['Wallet Admin'][0] ?? '';
  return { id: wallet.id, publicKey, secretKey, admin, keys };
}

const invoiceAnswer = v.object({ payment_request: v.string() });

export async function walletInvoice(
  { url }: RunningServer,
  wallet: TestWallet,
  num_satoshis: number,
): Promise<string> {
  const answer = await call(url, `/v1/wallet/${wallet.admin}/invoice`, {
    key: wallet.publicKey,
    body: { num_satoshis, memo: 'Deposit' },
  });
  if (answer.status !== 201) throw new Error(`no invoice: ${JSON.stringify(answer.body)}`);
  return v.parse(invoiceAnswer, answer.body).payment_request;
}

export async function balanceOf({ url }: RunningServer, wallet: TestWallet): Promise<number> {
  return (await readWallet(url, wallet)).balance;
}

/** Fills a wallet as anybody would: by paying an invoice of it from another node. */
export async function deposit(
  server: RunningServer,
  wallet: TestWallet,
  from: Lnd,
  sat: number,
): Promise<void> {
  const before = await balanceOf(server, wallet);
  await from.pay(await walletInvoice(server, wallet, sat));
  await until('the deposit', async () => (await balanceOf(server, wallet)) === before + sat);
}
