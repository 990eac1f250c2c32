/** LNPay's error, the body of every answer from 400 on. */
import * as v from 'valibot';
import { text, whole } from './field.ts';

export const errorAnswerSchema = v.object({
  name: text('The name of the status.'),
  message: text('What is wrong. For a payment: the node’s words.'),
  code: v.pipe(v.literal(0), v.description('Always 0.')),
  status: whole('The HTTP status.'),
});
export type ErrorAnswer = v.InferOutput<typeof errorAnswerSchema>;
