/** Beyond LNPay: what became of a payment, asked by its hash. */
import * as v from 'valibot';
import { beyondLnpay, text } from './field.ts';
import { wtxAnswerSchema } from './wtx.ts';

const idempotency_key = v.pipe(
  v.nullable(v.string()),
  v.description('The Idempotency-Key of this attempt.'),
);

/** Every answer has all four fields; what does not apply is null. */
export const paymentStateAnswerSchema = beyondLnpay(
  v.variant('status', [
    v.object({
      status: v.literal('pending'),
      wtx: wtxAnswerSchema,
      failure: v.null(),
      idempotency_key,
    }),
    v.object({
      status: v.literal('settled'),
      wtx: wtxAnswerSchema,
      failure: v.null(),
      idempotency_key,
    }),
    v.object({
      status: v.literal('failed'),
      wtx: v.null(),
      failure: text('Why it failed, in the node’s words.'),
      idempotency_key,
    }),
    v.object({
      status: v.literal('not_found'),
      wtx: v.null(),
      failure: v.null(),
      idempotency_key: v.null(),
    }),
  ]),
);
export type PaymentStateAnswer = v.InferOutput<typeof paymentStateAnswerSchema>;
