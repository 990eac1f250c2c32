/** Beyond LNPay: what a sandbox gives away. */
import * as v from 'valibot';
import { SANDBOX_KINDS } from '../sandbox-kinds.ts';
import { beyondLnpay, text, textOrNull, unixTime, whole, wholeOrNull } from './field.ts';
import { newWalletAnswerSchema } from './wallet.ts';

export const sandboxWalletAnswerSchema = v.object({
  ...newWalletAnswerSchema.entries,
  api_keys: beyondLnpay(v.object({ public: text('pak_…'), secret: text('sak_…') })),
});
export type SandboxWalletAnswer = v.InferOutput<typeof sandboxWalletAnswerSchema>;

export const sandboxInvoiceAnswerSchema = beyondLnpay(
  v.object({
    kind: v.pipe(v.picklist(SANDBOX_KINDS), v.description('As asked for.')),
    payment_request: text('The BOLT 11 invoice.'),
    payment_hash: text('In hex.'),
    num_msat: wholeOrNull('Null when the payer chooses.'),
    memo: textOrNull('The description.'),
    expiry: whole('Seconds.'),
    expires_at: unixTime,
  }),
);
export type SandboxInvoiceAnswer = v.InferOutput<typeof sandboxInvoiceAnswerSchema>;

export const sandboxInvoiceStateAnswerSchema = beyondLnpay(
  v.object({
    payment_hash: text('In hex.'),
    state: v.picklist(['open', 'held', 'settled']),
  }),
);
export type SandboxInvoiceStateAnswer = v.InferOutput<typeof sandboxInvoiceStateAnswerSchema>;

export const releaseAnswerSchema = beyondLnpay(
  v.object({ payment_hash: text('In hex.'), released: v.literal(true) }),
);
export type ReleaseAnswer = v.InferOutput<typeof releaseAnswerSchema>;
