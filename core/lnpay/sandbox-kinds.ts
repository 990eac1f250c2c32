/** The invoices a sandbox makes, by what happens when they are paid (docs/lnpay.md). */
export const SANDBOX_KINDS = [
  'payable',
  'amountless',
  'expired',
  'unroutable',
  'dear',
  'held',
  'refused',
] as const;
export type SandboxKind = (typeof SANDBOX_KINDS)[number];
