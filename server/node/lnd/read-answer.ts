import * as v from 'valibot';
import { LndProblem } from './lnd-problem.ts';

/** @throws LndProblem for what is none of LND's answers */
export function readAnswer<Schema extends v.GenericSchema>(
  schema: Schema,
  answer: unknown,
  about: string,
): v.InferOutput<Schema> {
  const read = v.safeParse(schema, answer);
  if (read.success) return read.output;
  throw new LndProblem('not-lnd', `What LND says of ${about} cannot be understood.`);
}
