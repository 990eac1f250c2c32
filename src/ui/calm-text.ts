/**
 * Makes a foreign text fit to be shown as text: without characters that turn the direction of what
 * follows ("Trojan source"), control characters, or towers of combining marks.
 */
export function calmText(text: string): string {
  return text
    .replace(/[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]/g, '')
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .replace(/(\p{M}{3})\p{M}+/gu, '$1');
}
