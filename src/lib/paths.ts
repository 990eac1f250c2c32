/**
 * Every address of the app. In lib, not in app, because features and wallet link to screens and may not import app.
 * Its test fails when a path is written anywhere else.
 */

/** As the router reads them: `:name` is a parameter. */
export const patterns = {
  home: '/',
  connect: '/connect',
  scan: '/scan',
  review: '/review',
  payment: '/payment/:paymentHash',
  history: '/history',
  receive: '/receive',
  deposit: '/receive/:lnTxId',
  verify: '/verify',
  shop: '/sandbox',
  settings: '/settings',
} as const;

/** The invoice of a link that opens the wallet. */
export const INVOICE_PARAMETER = 'lightning';
/** What is chosen in the shop. */
export const ITEM_PARAMETER = 'item';

export const paths = {
  ...patterns,
  /** In the fragment, so that the invoice is never sent to a server. */
  review: (paymentRequest: string) => `${patterns.review}#${paymentRequest}`,
  payment: (paymentHash: string) => patterns.payment.replace(/:\w+/, () => paymentHash),
  deposit: (lnTxId: string) => patterns.deposit.replace(/:\w+/, () => lnTxId),
  shopItem: (item: string) => `${patterns.shop}?${ITEM_PARAMETER}=${item}`,
  /** The browser replaces %s with the `web+lightning:` link that was opened. */
  lightningLink: `${patterns.home}?${INVOICE_PARAMETER}=%s`,
  shareWorker: '/share-worker.js',
  /** Where the share worker caches what was shared. */
  shared: '/shared',
} as const;

/** Whether a location's path matches a pattern, by the router's rules. */
export function matchesPattern(pattern: string, path: string): boolean {
  return new RegExp(`^${pattern.replace(/:\w+/g, '[^/]+')}/?$`, 'i').test(path);
}
