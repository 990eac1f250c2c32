/** Invoices of this node. */
import * as v from 'valibot';
import type { PaymentHash } from '#core/hex.ts';
import {
  InvoiceImpossible,
  type CancelOutcome,
  type CreatedInvoice,
  type InvoiceState,
  type NewInvoice,
} from '../lightning-node.ts';
import type { LndConnection } from './connection.ts';
import { base64Hash, base64Preimage, hexToBase64, msatText, smallInt64 } from './fields.ts';
import { LndError, LndProblem } from './lnd-problem.ts';
import { readAnswer } from './read-answer.ts';

const NOT_FOUND = /^(?:unable to locate invoice|there are no existing invoices)$/;
const LONGEST_EXPIRY_SECONDS = 31_536_000;
/** In a BOLT 11 field's 1023 groups of five bits. */
const LONGEST_DESCRIPTION_BYTES = 639;

const createdSchema = v.object({ r_hash: base64Hash, payment_request: v.string() });
const foundSchema = v.variant('state', [
  v.object({ state: v.picklist(['OPEN', 'ACCEPTED']) }),
  v.object({ state: v.literal('CANCELED'), r_preimage: base64Preimage }),
  v.object({
    state: v.literal('SETTLED'),
    r_preimage: base64Preimage,
    amt_paid_msat: msatText,
    settle_date: smallInt64,
  }),
]);
type Found = v.InferOutput<typeof foundSchema>;

/** Its hints name private channels too: a node that has no others could not be found without. */
export async function createInvoice(
  connection: LndConnection,
  invoice: NewInvoice,
): Promise<CreatedInvoice> {
  const { amountMsat, description, expirySeconds } = invoice;
  const problem = impossible(invoice);
  if (problem !== null) throw new InvoiceImpossible(problem);
  const answer = await inLndsWords('make an invoice', () =>
    connection.command({
      method: 'POST',
      path: '/v1/invoices',
      body: {
        value_msat: String(amountMsat ?? 0n),
        ...(description.kind === 'text'
          ? { memo: description.text }
          : { description_hash: hexToBase64(description.hash) }),
        expiry: String(expirySeconds),
        private: true,
      },
    }),
  );
  const { r_hash, payment_request } = readAnswer(createdSchema, answer, 'an invoice');
  return { paymentHash: r_hash, paymentRequest: payment_request };
}

function impossible({ amountMsat, description, expirySeconds }: NewInvoice): string | null {
  if (amountMsat === 0n) return 'an invoice cannot ask for 0 msat';
  const isExpiry = Number.isInteger(expirySeconds) && expirySeconds >= 1;
  if (!isExpiry || expirySeconds > LONGEST_EXPIRY_SECONDS) {
    return `an invoice expires after 1 to ${LONGEST_EXPIRY_SECONDS} whole seconds`;
  }
  if (description.kind === 'hash') {
    return /^[0-9a-f]{64}$/.test(description.hash) ? null : 'a description hash has 32 bytes';
  }
  return Buffer.byteLength(description.text) > LONGEST_DESCRIPTION_BYTES
    ? `a description has at most ${LONGEST_DESCRIPTION_BYTES} bytes`
    : null;
}

export async function lookupInvoice(
  connection: LndConnection,
  paymentHash: PaymentHash,
): Promise<InvoiceState> {
  const found = await find(connection, paymentHash);
  switch (found?.state) {
    case undefined:
      return { status: 'not-found' };
    case 'OPEN':
    case 'ACCEPTED':
      return { status: 'open' };
    case 'CANCELED':
      return { status: 'expired' };
    case 'SETTLED':
      return settled(found);
  }
}

export async function cancelInvoice(
  connection: LndConnection,
  paymentHash: PaymentHash,
): Promise<CancelOutcome> {
  // An error says that there is nothing to cancel; why is seen in the invoice.
  await connection
    .command({
      method: 'POST',
      path: '/v2/invoices/cancel',
      body: { payment_hash: hexToBase64(paymentHash) },
    })
    .catch((error: unknown) => {
      if (!(error instanceof LndError)) throw error;
    });
  const found = await find(connection, paymentHash);
  switch (found?.state) {
    case undefined:
      return { status: 'not-found' };
    case 'OPEN':
    case 'ACCEPTED':
      throw new LndProblem('error', 'LND has not canceled an invoice.');
    case 'CANCELED':
      return { status: 'canceled', preimage: found.r_preimage };
    case 'SETTLED':
      return settled(found);
  }
}

async function find(connection: LndConnection, paymentHash: PaymentHash): Promise<Found | null> {
  try {
    const answer = await inLndsWords('look up an invoice', () =>
      connection.ask({ method: 'GET', path: `/v1/invoice/${paymentHash}` }),
    );
    return readAnswer(foundSchema, answer, 'an invoice');
  } catch (error) {
    if (error instanceof InvoiceNotFound) return null;
    throw error;
  }
}

class InvoiceNotFound extends Error {}

async function inLndsWords(what: string, call: () => Promise<unknown>): Promise<unknown> {
  try {
    return await call();
  } catch (error) {
    if (!(error instanceof LndError)) throw error;
    if (NOT_FOUND.test(error.message)) throw new InvoiceNotFound();
    throw new LndProblem('error', `LND cannot ${what}: ${error.message}`);
  }
}

function settled(found: Extract<Found, { state: 'SETTLED' }>) {
  return {
    status: 'settled',
    preimage: found.r_preimage,
    amountMsat: found.amt_paid_msat,
    settledAt: found.settle_date,
  } as const;
}
