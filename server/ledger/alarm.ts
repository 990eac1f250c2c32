/** What the person who runs the host must look at. */
export type AlarmKind =
  /** A failed payment has settled after all. The detail says what the host covered. */
  | 'late-success'
  /** The node charged more than the limit it was given; the wallet was charged the limit. */
  | 'fee-above-limit'
  /** The node reports a payment settled, but its preimage does not hash to the payment hash. */
  | 'wrong-preimage'
  /** An invoice was settled inside the ledger and then paid over Lightning as well. */
  | 'invoice-paid-twice'
  /** The node received money for an invoice that no wallet made. */
  | 'unknown-invoice-paid'
  /** The node has settled a hash whose payments have all failed, and more than one may be meant: nobody was debited. */
  | 'late-success-of-nobody'
  /** A payment has been unfinished for over an hour. */
  | 'payment-stuck'
  /** A payment belongs to another node than the one that runs now, so it cannot be asked about. */
  | 'another-node';

export interface Alarm {
  kind: AlarmKind;
  /** A payment's id or a payment hash: an alarm is raised once for each. */
  subject: string;
  /** For a person; holds no secret. */
  detail: string;
}
