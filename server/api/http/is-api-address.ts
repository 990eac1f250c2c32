/** Whether an address is the API's, whatever comes of it. */
export function isApiAddress(url: string): boolean {
  return /^\/v1(?:[/?]|$)/.test(url);
}
