/**
 * The fee limit as a person sets it. The chosen limit and the unit it is shown in are separate, so that changing
 * units never changes the limit.
 */
import {
  feeLimitMsat,
  feeLimitPpm,
  parseFeeLimit,
  percentText,
  usualFeeLimit,
  type FeeDefault,
  type FeeLimit,
  type FeeLimitProblem,
  type FeeLimitUnit,
} from '#core/payment/fee-limit.ts';
import { satText, type Msat } from '#core/money.ts';

export interface FeeLimitChoice {
  chosen: 'default' | FeeLimit;
  /** This person's default. */
  usual: FeeDefault;
  unit: FeeLimitUnit;
  /** The text of the field while it is typed; null shows the chosen limit. */
  draft: string | null;
  problem: FeeLimitProblem | null;
}

export function usualChoice(usual: FeeDefault): FeeLimitChoice {
  return { chosen: 'default', usual, unit: 'sat', draft: null, problem: null };
}

export function chooseMsat({ usual }: FeeLimitChoice, limit: Msat): FeeLimitChoice {
  return { ...usualChoice(usual), chosen: { unit: 'sat', msat: limit } };
}

export function typeLimit(choice: FeeLimitChoice, text: string): FeeLimitChoice {
  const parsed = parseFeeLimit(text, choice.unit);
  return parsed.ok
    ? { ...choice, chosen: parsed.value, draft: text, problem: null }
    : { ...choice, draft: text, problem: parsed.error };
}

/** Shows the same limit in another unit. An invalid text is dropped. */
export function changeUnit(choice: FeeLimitChoice, unit: FeeLimitUnit): FeeLimitChoice {
  return unit === choice.unit ? choice : { ...choice, unit, draft: null, problem: null };
}

export function chosenMsat({ chosen, usual }: FeeLimitChoice, amount: Msat): Msat {
  return chosen === 'default' ? usualFeeLimit(usual, amount) : feeLimitMsat(chosen, amount);
}

/** The text in the field. */
export function limitText(choice: FeeLimitChoice, amount: Msat): string {
  if (choice.draft !== null) return choice.draft;
  const limit = chosenMsat(choice, amount);
  switch (choice.unit) {
    case 'sat':
      return satText(limit);
    case 'msat':
      return limit.toString();
    case 'percent':
      return percentOf(choice, amount)?.text ?? '';
  }
}

/** The limit as percent of the amount; `exact` unless it was rounded to four decimals. */
export function percentOf(
  choice: FeeLimitChoice,
  amount: Msat,
): { text: string; exact: boolean } | null {
  if (choice.chosen !== 'default' && choice.chosen.unit === 'percent') {
    return { text: percentText(choice.chosen.ppm), exact: true };
  }
  const limit = chosenMsat(choice, amount);
  const ppm = feeLimitPpm(limit, amount);
  if (ppm === null) return null;
  return {
    text: percentText(ppm),
    exact: feeLimitMsat({ unit: 'percent', ppm }, amount) === limit,
  };
}
