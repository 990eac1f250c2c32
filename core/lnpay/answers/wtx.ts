/** LNPay's WTX, a wallet transaction: one change of a wallet's balance. */
import * as v from 'valibot';
import { beyondLnpay, text, unixTime, whole, wholeOrNull } from './field.ts';
import { lnTxAnswerSchema, passThruAnswerSchema } from './ln-tx.ts';
import { walletAnswerSchema } from './wallet.ts';

export const wtxAnswerSchema = v.object({
  id: text('wtx_ and 24 characters.'),
  created_at: unixTime,
  num_satoshis: whole('Negative is money that left: rounded away from zero.'),
  num_msat: beyondLnpay(whole('Exact, with the same sign.')),
  balance_after_msat: beyondLnpay(
    wholeOrNull('The balance after this transaction; null while it is pending.'),
  ),
  user_label: text('The memo.'),
  wal: walletAnswerSchema,
  wtxType: v.object({
    layer: v.picklist(['ln', 'wallet']),
    name: v.picklist([
      'ln_deposit',
      'ln_withdrawal',
      'ln_transfer_in',
      'ln_transfer_out',
      'ln_network_fee',
      'host_credit',
    ]),
    display_name: v.string(),
  }),
  lnTx: v.pipe(
    v.nullable(lnTxAnswerSchema),
    v.description('Null where no invoice is paid: for transfers and network fees.'),
  ),
  passThru: passThruAnswerSchema,
});
export type WtxAnswer = v.InferOutput<typeof wtxAnswerSchema>;

export const transferAnswerSchema = v.object({
  wtx_transfer_in: wtxAnswerSchema,
  wtx_transfer_out: wtxAnswerSchema,
});
