/** Beyond LNPay: what the network will charge for an invoice. */
import * as v from 'valibot';
import { beyondLnpay, whole } from './field.ts';

export const feeEstimateAnswerSchema = beyondLnpay(
  v.object({
    fee_msat: whole('In msat.'),
    success_probability: v.pipe(v.nullable(v.number()), v.description('Between 0 and 1.')),
  }),
);
export type FeeEstimateAnswer = v.InferOutput<typeof feeEstimateAnswerSchema>;
