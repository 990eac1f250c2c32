/** Removes from a scanned or pasted text what a person does not see or did not mean. */

/** Zero-width and direction marks, soft hyphens, byte order marks; and variation selectors. */
const INVISIBLE = /[\p{Cf}\ufe00-\ufe0f]/gu;
/** Also the separators that some scanners put around a code. */
const CONTROL = /\p{Cc}/gu;
/** ASCII escaped as in the query of a URL. */
const ESCAPED_ASCII = /%([0-7][0-9a-f])/gi;
const LIGHTNING_SCHEME = /^(?:web\+)?lightning:(?:\/\/)?/i;

/**
 * The text without invisible characters and without a leading `lightning:`. URL escapes are decoded, control characters
 * become spaces.
 */
export function cleanText(text: string): string {
  return text
    .replace(INVISIBLE, '')
    .replace(ESCAPED_ASCII, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replace(CONTROL, ' ')
    .trim()
    .replace(LIGHTNING_SCHEME, '')
    .trim();
}
