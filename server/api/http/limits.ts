/** How long or large what a request carries may be. */

/** The most that a JSON number holds exactly as msat: 90 071 BTC. */
export const MAX_MSAT = Number.MAX_SAFE_INTEGER;
export const MAX_SAT = Math.floor(MAX_MSAT / 1000);

/** Lengths in bytes of UTF-8. */
export const MAX_LABEL = 255;
/** BOLT 11: a description is at most 639 bytes long. */
export const MAX_MEMO = 639;
export const MAX_INVOICE = 20_000;
