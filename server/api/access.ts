/** Who calls, and which wallet they may use for what. Runs before a body is read. */
import type { FastifyRequest, onRequestAsyncHookHandler } from 'fastify';
import { findApiKey, type ApiKeyOwner } from '#server/ledger/accounts.ts';
import { isWalletId } from '#server/ledger/ids.ts';
import type { Ledger } from '#server/ledger/ledger.ts';
import type { Wallet } from '#server/ledger/wallet.ts';
import { roleMay, type Permission } from '#server/ledger/wallet-key-roles.ts';
import { findWallet, findWalletByKey } from '#server/ledger/wallets.ts';
import { ApiError, unauthorized } from './http/api-error.ts';
import { RateLimit } from './http/rate-limit.ts';
import { readApiKey } from './http/read-api-key.ts';

const WRONG_KEYS_A_MINUTE = 20;

export class Access {
  readonly #ledger: Ledger;
  readonly #wrongKeys = new RateLimit(WRONG_KEYS_A_MINUTE, 60_000);
  readonly #callers = new WeakMap<FastifyRequest, ApiKeyOwner>();
  readonly #wallets = new WeakMap<FastifyRequest, Wallet>();

  constructor(ledger: Ledger) {
    this.#ledger = ledger;
  }

  /** Any API key. */
  readonly anyKey: onRequestAsyncHookHandler = async (request) => {
    await this.#authenticate(request);
  };

  /** A secret API key. */
  readonly secretKey: onRequestAsyncHookHandler = async (request) => {
    const caller = await this.#authenticate(request);
    if (caller.kind !== 'sak') {
      throw unauthorized('This resource can only be accessed with a secret access key.');
    }
  };

  /** An API key, and a wallet in the address (`:access_key`) that may be used so. */
  wallet(permission: Permission): onRequestAsyncHookHandler {
    return async (request) => {
      const caller = await this.#authenticate(request);
      this.#wallets.set(request, await this.#findWallet(request, caller, permission));
    };
  }

  /** The caller of a request that has been authenticated. */
  callerOf(request: FastifyRequest): ApiKeyOwner {
    return known(this.#callers.get(request));
  }

  /** The wallet of a request that `wallet(…)` has let through. */
  walletOf(request: FastifyRequest): Wallet {
    return known(this.#wallets.get(request));
  }

  /** A wallet of the caller's account, by an id that the request gives outside its path. */
  async walletById(request: FastifyRequest, id: string): Promise<Wallet> {
    const wallet = isWalletId(id) ? await findWallet(this.#ledger, id) : null;
    if (wallet?.accountId !== this.callerOf(request).accountId) {
      throw this.#wrongKey(request, NO_WALLET);
    }
    return wallet;
  }

  async #authenticate(request: FastifyRequest): Promise<ApiKeyOwner> {
    const key = readApiKey(request);
    if (key === null) {
      throw unauthorized('No API key was given: send it as X-Api-Key.');
    }
    const caller = await findApiKey(this.#ledger, key);
    if (!caller) throw this.#wrongKey(request, 'Your request was made with invalid credentials.');
    this.#callers.set(request, caller);
    return caller;
  }

  async #findWallet(
    request: FastifyRequest,
    caller: ApiKeyOwner,
    permission: Permission,
  ): Promise<Wallet> {
    const key = pathKey(request);
    const byKey = isWalletId(key) ? null : await findWalletByKey(this.#ledger, key);
    const byId =
      isWalletId(key) && caller.kind === 'sak' ? await findWallet(this.#ledger, key) : null;
    const wallet = byKey?.wallet ?? byId;
    // Other accounts' wallets are as good as none.
    if (!wallet || wallet.accountId !== caller.accountId) {
      throw this.#wrongKey(request, caller.kind === 'sak' ? NO_WALLET : NO_WALLET_KEY);
    }
    // A secret key may do everything, whichever way it names the wallet.
    if (caller.kind === 'pak' && byKey && !roleMay(byKey.role, permission)) {
      throw unauthorized(`A ${byKey.role} key does not have permission to do this: ${permission}`);
    }
    return wallet;
  }

  /**
   * Counted by address: past the limit wrong keys get 429. A right key is always looked up and let
   * through, so that guesses from a shared address lock nobody out. What makes guessing hopeless is
   * the length of the keys, not this limit.
   */
  #wrongKey(request: FastifyRequest, message: string): ApiError {
    const wait = this.#wrongKeys.count(request.ip);
    return wait === null
      ? unauthorized(message)
      : new ApiError(429, 'Too many wrong keys. Wait a moment and check the key.', {
          'Retry-After': String(wait),
        });
  }
}

const NO_WALLET = 'Wallet not found';
const NO_WALLET_KEY =
  'Invalid Wallet Access Key. Keys prefixed with waka_, waki_, wakr_, waklw_ are valid when using pak_';

function pathKey({ params }: FastifyRequest): string {
  const key: unknown =
    params !== null && typeof params === 'object' && 'access_key' in params
      ? params.access_key
      : null;
  return typeof key === 'string' ? key : '';
}

function known<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('the request has not been authorised');
  return value;
}
