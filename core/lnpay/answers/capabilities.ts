/** Beyond LNPay: what this host can do, at `GET /v1/capabilities`. */
import * as v from 'valibot';
import { NETWORKS } from '../../invoice/networks.ts';
import { beyondLnpay, text, yesOrNo } from './field.ts';

export const capabilitiesAnswerSchema = beyondLnpay(
  v.object({
    server: text('The software.'),
    version: text('Its release.'),
    network: v.picklist(NETWORKS),
    sandbox: yesOrNo('Its sats are worth nothing; wallets and invoices are given away.'),
    payment_lookup: yesOrNo('GET …/payments/:payment_hash is there.'),
    fee_estimate: yesOrNo('estimatefee is there.'),
    amountless: yesOrNo('Withdraw takes amount_msat.'),
    pending: yesOrNo('Withdraw with an Idempotency-Key may answer 202.'),
    idempotency_key: yesOrNo('Withdraw takes Idempotency-Key.'),
    abandon: yesOrNo('POST …/payments/:payment_hash/abandon is there.'),
    search: yesOrNo('A wallet’s transactions take search and before.'),
    withdraw_patience_seconds: v.pipe(
      v.number(),
      v.description('After this long a withdrawal with an Idempotency-Key answers 202.'),
    ),
  }),
);
export type CapabilitiesAnswer = v.InferOutput<typeof capabilitiesAnswerSchema>;
