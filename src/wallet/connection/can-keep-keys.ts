/** Whether this browser can keep keys encrypted: it needs WebCrypto, which plain HTTP pages lack. */
export function canKeepKeys(): boolean {
  return 'subtle' in crypto && 'indexedDB' in globalThis;
}
