import * as v from 'valibot';
import { passThruAnswerSchema, type PassThruAnswer } from '#core/lnpay/answers/ln-tx.ts';
import { isNestedTooDeep } from '../http/json-depth.ts';

/** What was stored with a transaction. Null for what no answer can show: the rest is shown without it. */
export function passThruToWire(stored: string): PassThruAnswer {
  try {
    const value: unknown = JSON.parse(stored);
    return v.is(passThruAnswerSchema, value) && !isNestedTooDeep(value) ? value : null;
  } catch {
    return null;
  }
}
