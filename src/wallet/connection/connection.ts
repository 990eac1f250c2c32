/** The wallet a person has connected: a host, and the two keys LNPay gives to browsers. */
import * as v from 'valibot';

export const connectionSchema = v.object({
  /** The host's origin and base path, without `/v1` and without a slash at the end. */
  host: v.string(),
  /** `pak_…`: names the account. */
  publicKey: v.string(),
  /** `waka_…`, or another wallet key: opens one wallet. */
  walletKey: v.string(),
  /** `wal_…`, as the host named it when the keys were checked. Not a secret. */
  walletId: v.string(),
});
export type Connection = v.InferOutput<typeof connectionSchema>;
