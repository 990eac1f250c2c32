import type { SandboxKind } from '#core/lnpay/sandbox-kinds.ts';

interface ShopItem {
  name: string;
  /** What the invoice says it is for. */
  memo: string;
  /** What paying it is like. */
  outcome: string;
}

export const shopItems: Record<SandboxKind, ShopItem> = {
  payable: { name: 'A cup of coffee', memo: 'A cup of coffee', outcome: 'Is simply paid.' },
  amountless: { name: 'A tip', memo: 'A tip, as you like', outcome: 'You choose the amount.' },
  held: {
    name: 'A bicycle for a day',
    memo: 'Bicycle, until you bring it back',
    outcome: 'Is held until the shop lets it settle.',
  },
  dear: {
    name: 'A parcel to the moon',
    memo: 'Parcel, express, to the moon',
    outcome: 'The way there costs more than the usual fee limit.',
  },
  unroutable: {
    name: 'A message in a bottle',
    memo: 'Message in a bottle',
    outcome: 'No way leads to its payee.',
  },
  refused: {
    name: 'A ticket, sold out',
    memo: 'Ticket for tonight',
    outcome: 'The shop refuses the payment.',
  },
  expired: {
    name: 'Yesterday’s bread',
    memo: 'Bread of yesterday',
    outcome: 'The invoice has expired.',
  },
};

export const sandbox = {
  heading: 'Sandbox shop',
  intro:
    'Things to pay for, on a real Lightning network with play money. Show this page on one screen and scan it with another, or pay here.',
  items: 'What to buy',
  noAmount: 'any amount',
  making: 'Writing the invoice…',
  failed: 'The shop could not write an invoice.',
  notHere: 'There is no shop here',
  notHereText: 'This host pays with real money. The shop is only in the sandbox.',
  qr: (name: string) => `QR code of the invoice for: ${name}`,
  payHere: 'Pay here',
  paid: 'Paid. Thank you!',
  held: 'A payment is here, and held.',
  newInvoice: 'New invoice',
  invoice: 'Invoice',
  invoiceWhat: 'the invoice',
  letSettle: 'Let it settle',
  settling: 'Settling…',
  settled: 'Settled: the payer has the receipt now.',
  releaseFailed: 'The shop did not answer. Try again.',
  nothingHeld: 'Nothing is being held yet. Pay it first.',
};
