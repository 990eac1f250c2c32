export type NotSentWhy =
  /** The person went elsewhere before the payment was written down. */
  | 'left'
  /** It expired between the tap and now. */
  | 'expired'
  /** Another tab was at this payment, and began none. */
  | 'other-tab';

/** Why a payment did not begin. Nothing was written down, and nothing left this device. */
export class NotSent extends Error {
  override name = 'NotSent';
  readonly why: NotSentWhy;

  constructor(why: NotSentWhy) {
    super(`nothing was sent: ${why}`);
    this.why = why;
  }
}
