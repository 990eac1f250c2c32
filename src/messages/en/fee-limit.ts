import type { FeeLimitProblem, FeeLimitUnit } from '#core/payment/fee-limit.ts';

export const feeLimitUnits: Record<FeeLimitUnit, { short: string; full: string }> = {
  sat: { short: 'sat', full: 'satoshi' },
  msat: { short: 'msat', full: 'millisatoshi' },
  percent: { short: '%', full: 'percent of the amount' },
};

export const feeLimitProblems: Record<FeeLimitProblem, string> = {
  empty: 'Enter a limit. 0 means free routes only.',
  'not-a-number': 'Enter a number, such as 125 or 0.5',
  'too-precise': 'Too many decimals: sat have up to three, msat none, percent up to four.',
  'above-100-percent': 'More than 100 % of the amount. Enter it in sat if you mean it.',
  'too-large': 'More than one bitcoin in fees. That cannot be meant.',
};
