/**
 * An untrusted text without what could disguise the text around it: characters that change its direction
 * ("Trojan source"), control characters, and long runs of combining marks.
 */
export function safeText(text: string): string {
  return text
    .replace(/[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]/g, '')
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .replace(/(\p{M}{3})\p{M}+/gu, '$1');
}
