/** Lines for the person who runs the host, on standard error. No secret gets into one. */

const SECRETS: readonly [RegExp, string][] = [
  [/\b(sak|pak|waka|waki|wakr|waklw|waklp)_[0-9A-Za-z]+/g, '$1_…'],
  [/\bln(?:bcrt|bc|tbs|tb)[0-9a-z]{20,}/gi, 'ln…'],
  [/\b[0-9a-f]{64}\b/gi, '(32 bytes)'],
  // A node's key has 66 digits and may be shown; what is longer may be a macaroon.
  [/\b[0-9a-f]{67,}\b/gi, '(hex)'],
];

export function withoutSecrets(line: string): string {
  return SECRETS.reduce((text, [pattern, instead]) => text.replaceAll(pattern, instead), line);
}

export function report(line: string): void {
  process.stderr.write(`${withoutSecrets(line)}\n`);
}
