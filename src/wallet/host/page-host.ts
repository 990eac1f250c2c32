/** The host this page was served from, which is an LNPay host itself when our server serves it. */
export function pageHost(): string {
  return location.origin;
}
