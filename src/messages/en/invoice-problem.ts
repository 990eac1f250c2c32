import type {
  FieldFault,
  InvoiceField,
  InvoiceProblem,
  NotAnInvoice,
} from '#core/invoice/invoice-problem.ts';

export interface ProblemWords {
  /** What is wrong. */
  title: string;
  /** What to do about it. */
  next: string;
}

const COPY_AGAIN = 'Copy the whole invoice again, or ask for a new one.';
const ASK_AGAIN = 'Ask the payee for a new one.';

export function problemWords(problem: InvoiceProblem): ProblemWords {
  switch (problem.kind) {
    case 'empty':
      return { title: 'There is nothing to read yet.', next: 'Paste a Lightning invoice here.' };
    case 'too-long':
      return {
        title: 'This text is too long to be an invoice.',
        next: 'Copy only the invoice: it begins with lnbc.',
      };
    case 'not-an-invoice':
      return notAnInvoice[problem.what];
    case 'several-invoices':
      return {
        title: `There are ${problem.invoices.length} different invoices in this text.`,
        next: 'Paste the one that you want to pay.',
      };
    case 'cut-short':
      return { title: 'This invoice is cut short.', next: `Part of it is missing. ${COPY_AGAIN}` };
    case 'mixed-case':
      return {
        title: 'This invoice mixes capital and small letters.',
        next: `An invoice is written all in one or the other, so this one has been changed. ${COPY_AGAIN}`,
      };
    case 'bad-character':
      return {
        title: `Character ${problem.position + 1} of this invoice cannot be in an invoice.`,
        next: `It says “${problem.character}” there. ${COPY_AGAIN}`,
      };
    case 'bad-checksum':
      return {
        title: 'This invoice has a mistake in it.',
        next: `Its checksum does not fit: a character was lost or changed on the way. ${COPY_AGAIN}`,
      };
    case 'unknown-network':
      return {
        title: 'This invoice is for a network that this wallet does not know.',
        next: `It begins with “${problem.prefix}”. Ask the payee for a Bitcoin Lightning invoice.`,
      };
    case 'bad-amount':
      return { title: badAmount[problem.reason], next: ASK_AGAIN };
    case 'bad-signature':
      return {
        title: 'The signature of this invoice does not hold.',
        next: `Somebody may have changed it. Do not pay it. ${ASK_AGAIN}`,
      };
    case 'wrong-payee-key':
      return {
        title: 'This invoice was signed by another key than the payee it names.',
        next: `Somebody may have changed it. Do not pay it. ${ASK_AGAIN}`,
      };
    case 'missing-field':
      return {
        title: `This invoice lacks ${missing[problem.field]}, so it cannot be paid safely.`,
        next: ASK_AGAIN,
      };
    case 'malformed-field':
      return {
        title: `This invoice is not well-formed: ${fields[problem.field]} ${faults[problem.fault]}.`,
        next: ASK_AGAIN,
      };
    case 'both-descriptions':
      return {
        title: 'This invoice describes itself in two ways, and only one is allowed.',
        next: ASK_AGAIN,
      };
    case 'unknown-required-features':
      return {
        title: 'This invoice asks for something that this wallet cannot do yet.',
        next: `It requires feature ${problem.bits.join(', ')}. Ask the payee for an ordinary invoice.`,
      };
  }
}

const notAnInvoice: Record<NotAnInvoice, ProblemWords> = {
  'lightning-address': {
    title: 'This is a Lightning address, not an invoice.',
    next: 'This wallet pays invoices. Ask the payee to send you one for the amount.',
  },
  lnurl: {
    title: 'This is an LNURL, not an invoice.',
    next: 'It is a link that gives invoices. Open it in a wallet that reads LNURL, or ask the payee for an invoice.',
  },
  'bolt12-offer': {
    title: 'This is a BOLT 12 offer, not an invoice.',
    next: 'This wallet pays BOLT 11 invoices, which begin with lnbc. Ask the payee for one.',
  },
  'bolt12-invoice': {
    title: 'This is a BOLT 12 invoice, which this wallet cannot pay yet.',
    next: 'Ask the payee for a BOLT 11 invoice, which begins with lnbc.',
  },
  'bitcoin-address': {
    title: 'This is a Bitcoin address, not a Lightning invoice.',
    next: 'This wallet pays over Lightning only. Ask the payee for a Lightning invoice.',
  },
  'bitcoin-uri-without-invoice': {
    title: 'This Bitcoin payment link has no Lightning invoice in it.',
    next: 'This wallet pays over Lightning only. Ask the payee for a Lightning invoice.',
  },
  'node-key': {
    title: 'This is the key of a Lightning node, not an invoice.',
    next: 'Ask the payee for an invoice: it begins with lnbc.',
  },
  'payment-hash': {
    title: 'This is a payment hash or a preimage, not an invoice.',
    next: 'Paste the invoice itself: it begins with lnbc.',
  },
  'wallet-key': {
    title: 'This is a wallet key. Show it to nobody.',
    next: 'Keys are entered in Settings, by connecting a wallet. Here you paste an invoice: it begins with lnbc.',
  },
  'web-page': {
    title: 'This is the address of a web page, not an invoice.',
    next: 'Open it in your browser, and copy the invoice that it shows.',
  },
  nostr: {
    title: 'This is a Nostr key or link, not an invoice.',
    next: 'Ask the payee for a Lightning invoice: it begins with lnbc.',
  },
  text: {
    title: 'There is no Lightning invoice in this text.',
    next: 'An invoice is a long line that begins with lnbc. Copy the whole of it.',
  },
};

const badAmount = {
  malformed: 'The amount of this invoice cannot be read.',
  'sub-msat': 'This invoice asks for a part of a millisatoshi, which nobody can pay.',
  zero: 'This invoice asks for zero.',
  'too-large': 'This invoice asks for more than all the bitcoin there will ever be.',
};

const missing = {
  'payment-hash': 'its payment hash',
  'payment-secret': 'its payment secret',
  description: 'a description',
};

const fields: Record<InvoiceField | 'unknown', string> = {
  'payment-hash': 'its payment hash',
  'payment-secret': 'its payment secret',
  description: 'its description',
  'description-hash': 'its description hash',
  metadata: 'its metadata',
  payee: 'its payee key',
  expiry: 'its expiry time',
  'min-final-cltv-expiry': 'its final lock time',
  fallback: 'its fallback address',
  'route-hint': 'a route hint',
  features: 'its feature list',
  unknown: 'one of its fields',
};

const faults: Record<FieldFault, string> = {
  length: 'has the wrong length',
  overrun: 'is longer than the invoice',
  padding: 'is not padded as it should be',
  'not-minimal': 'is not written in its shortest form',
  'too-large': 'is too large',
  'not-utf8': 'is not readable text',
  'not-a-key': 'is not a key',
  'missing-dependency': 'offers one feature without another that it needs',
};
