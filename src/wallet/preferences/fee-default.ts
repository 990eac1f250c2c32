/** The fee limit that Review starts with, stored in this browser. */
import * as v from 'valibot';
import {
  LNPAY_FEE_DEFAULT,
  parseFeeLimit,
  percentText,
  type FeeDefault,
} from '#core/payment/fee-limit.ts';
import { satText } from '#core/money.ts';

const KEY = 'fee-limit';

/** As a person types it, so that reading it back goes through the same checks. */
const storedSchema = v.object({
  limit: v.string(),
  unit: v.picklist(['sat', 'percent']),
  floor: v.string(),
});
type Stored = v.InferOutput<typeof storedSchema>;

/** LNPay's default where nothing valid is stored. */
export function readFeeDefault(): FeeDefault {
  try {
    return parse(JSON.parse(localStorage.getItem(KEY) ?? 'null')) ?? LNPAY_FEE_DEFAULT;
  } catch {
    return LNPAY_FEE_DEFAULT;
  }
}

/** False when the browser stores nothing. */
export function keepFeeDefault(chosen: FeeDefault): boolean {
  try {
    localStorage.setItem(KEY, JSON.stringify(stored(chosen)));
    return true;
  } catch {
    return false;
  }
}

function parse(kept: unknown): FeeDefault | null {
  const parsed = v.safeParse(storedSchema, kept);
  if (!parsed.success) return null;
  const limit = parseFeeLimit(parsed.output.limit, parsed.output.unit);
  const floor = parseFeeLimit(parsed.output.floor, 'sat');
  if (!limit.ok || !floor.ok || floor.value.unit === 'percent') return null;
  return { limit: limit.value, floor: floor.value.msat };
}

function stored({ limit, floor }: FeeDefault): Stored {
  return {
    ...(limit.unit === 'percent'
      ? { limit: percentText(limit.ppm), unit: 'percent' }
      : { limit: satText(limit.msat), unit: 'sat' }),
    floor: satText(floor),
  };
}
