/** Recognises what people paste instead of an invoice, so that the wallet can say what to do. */
import type { NotAnInvoice } from './invoice-problem.ts';

/** Recognised anywhere in a text, the most specific first. */
const ANYWHERE: [NotAnInvoice, RegExp][] = [
  ['wallet-key', /(?<![a-z0-9])(?:pak|sak|waka|waki|wakr|waklw|waklp)_[a-z0-9]{6}/i],
  ['lnurl', /(?<![a-z0-9])lnurl1[a-z0-9]{20}/i],
  ['bolt12-invoice', /(?<![a-z0-9])lni1[a-z0-9+]{20}/i],
  ['bolt12-offer', /(?<![a-z0-9])ln[or]1[a-z0-9+]{20}/i],
  ['nostr', /(?<![a-z0-9])(?:npub|nsec|note|nprofile|nevent|naddr)1[a-z0-9]{20}/i],
];

/** Recognised as a separate word. */
const AS_A_WORD: [NotAnInvoice, RegExp][] = [
  ['lnurl', /^(?:lnurl[pwc]?|keyauth):./i],
  ['bitcoin-uri-without-invoice', /^bitcoin:/i],
  ['nostr', /^(?:web\+)?nostr:/i],
  ['node-key', /^0[23][0-9a-f]{64}(?:@.{1,300})?$/i],
  ['payment-hash', /^[0-9a-f]{64}$/i],
  ['bitcoin-address', /^(?:bc|tb|bcrt)1[a-z0-9]{11,87}$/i],
  ['bitcoin-address', /^[123mn][1-9a-km-zA-HJ-NP-Z]{25,34}$/],
  [
    'lightning-address',
    /^[\u20bf\u26a1]?[a-z0-9._+-]{1,64}@(?:[a-z0-9-]{1,63}\.){1,9}[a-z]{2,63}$/i,
  ],
  ['web-page', /^(?:https?:\/\/.|www\..)/i],
  ['web-page', /^(?:[a-z0-9-]{1,63}\.){1,9}[a-z]{2,63}(?:[/?#:].*)?$/i],
];

const PUNCTUATION_AROUND = /^[<("'[]*(.*?)[>)"'\],.;!]*$/s;

/** The kind of the first thing that is recognised, or `text`. */
export function recogniseOther(text: string): NotAnInvoice {
  for (const [what, pattern] of ANYWHERE) {
    if (pattern.test(text)) return what;
  }
  for (const word of text.split(/\s+/)) {
    // No pattern that must match to the end allows more than this.
    const bare = PUNCTUATION_AROUND.exec(word.slice(0, 400))?.[1] ?? word;
    const match = AS_A_WORD.find(([, pattern]) => pattern.test(bare));
    if (match) return match[0];
  }
  return 'text';
}
