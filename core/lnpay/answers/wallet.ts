/** LNPay's wallet. */
import * as v from 'valibot';
import { beyondLnpay, text, unixTime, whole } from './field.ts';

export const walletAnswerSchema = v.object({
  id: text('wal_ and 14 characters.'),
  created_at: unixTime,
  updated_at: unixTime,
  user_label: text('What its owner calls it.'),
  balance: whole('Whole sat, rounded down.'),
  balance_msat: whole('Exact.'),
  held_msat: beyondLnpay(whole('Held for pending payments. Part of the balance.')),
  statusType: v.object({ type: v.string(), name: v.string(), display_name: v.string() }),
  walletType: v.object({ name: v.string(), display_name: v.string() }),
  default_lnurlpay_id: v.null(),
});
export type WalletAnswer = v.InferOutput<typeof walletAnswerSchema>;

const keys = v.array(v.string());

/** The wallet's keys by LNPay's roles. */
export const accessKeysAnswerSchema = v.pipe(
  v.object({
    'Wallet Admin': keys,
    'Wallet Invoice': keys,
    'Wallet Read': keys,
    'Wallet LNURL Withdraw': keys,
    'Wallet LNURL Pay': keys,
  }),
  v.description('By role. Shown this once.'),
);
export type AccessKeysAnswer = v.InferOutput<typeof accessKeysAnswerSchema>;

export const newWalletAnswerSchema = v.object({
  ...walletAnswerSchema.entries,
  access_keys: accessKeysAnswerSchema,
});
