/** What the payer attached, as text to read; null for nothing. */
export function passThruText(passThru: unknown): string | null {
  if (passThru === null || passThru === undefined) return null;
  return typeof passThru === 'string' ? passThru : JSON.stringify(passThru);
}
