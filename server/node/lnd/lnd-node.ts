/** The adapter to LND, over its REST API. What LND answers, and how it fails: docs/decisions. */
import { setMaxListeners } from 'node:events';
import type { NodePubkey, PaymentHash } from '#core/hex.ts';
import type { Network } from '#core/invoice/invoice.ts';
import { readInvoice } from '#core/invoice/read-invoice.ts';
import { lndWords } from '#core/lnpay/node-words.ts';
import type { Msat } from '#core/money.ts';
import {
  NodeMisconfigured,
  type CancelOutcome,
  type CreatedInvoice,
  type FeeEstimate,
  type InvoiceState,
  type LightningNode,
  type NewInvoice,
  type NodeInfo,
  type PaymentListener,
  type PaymentState,
  type PayOutcome,
  type PayRequest,
  type RoutesAnswer,
  type SettledListener,
} from '../lightning-node.ts';
import { checkPermissions } from './check-permissions.ts';
import { LndConnection } from './connection.ts';
import { readCredentials, type LndSettings } from './credentials.ts';
import { explainPending } from './explain-pending.ts';
import { FinalPayments } from './final-payments.ts';
import { cancelInvoice, createInvoice, lookupInvoice } from './invoices.ts';
import { LndProblem } from './lnd-problem.ts';
import { lookupPayment } from './lookup-payment.ts';
import { findObstacle, readInfo, watchReadiness } from './readiness.ts';
import { estimateFee, queryRoutes } from './routes.ts';
import { sendPayment } from './send-payment.ts';
import { SettleCursor } from './settle-cursor.ts';
import { SettledInvoices } from './settled-invoices.ts';

const NETWORKS: Readonly<Record<string, Network>> = {
  mainnet: 'mainnet',
  testnet: 'testnet',
  signet: 'signet',
  regtest: 'regtest',
};

export class LndNode implements LightningNode {
  readonly #connection: LndConnection;
  readonly #settled: SettledInvoices;
  readonly #finals: FinalPayments;
  readonly #closing = new AbortController();
  readonly #report: (sentence: string) => void;
  #isWatched = false;

  /**
   * @param folder of its own, for what it has to remember
   * @param report is given sentences for the operator
   * @throws LndProblem when certificate or macaroon cannot be read
   */
  constructor(settings: LndSettings, folder: string, report: (sentence: string) => void) {
    readCredentials(settings);
    this.#report = report;
    // Every payment that is waited for listens to it.
    setMaxListeners(0, this.#closing.signal);
    this.#connection = new LndConnection(settings);
    const options = { closing: this.#closing.signal, report };
    this.#settled = new SettledInvoices(this.#connection, new SettleCursor(folder), options);
    this.#finals = new FinalPayments(this.#connection, options);
  }

  async info(): Promise<NodeInfo> {
    try {
      const { pubkey, alias, version, network } = await readInfo(this.#connection);
      const known = NETWORKS[network];
      if (known) {
        if (!this.#isWatched) await checkPermissions(this.#connection);
        this.#watch();
        return { pubkey, alias, version, network: known };
      }
      throw new NodeMisconfigured(`LND runs on ${network}, a network this server does not know.`);
    } catch (error) {
      const isForGood =
        error instanceof LndProblem && (error.kind === 'certificate' || error.kind === 'macaroon');
      throw isForGood ? new NodeMisconfigured(error.advice) : error;
    }
  }

  async pay(request: PayRequest, signal: AbortSignal): Promise<PayOutcome> {
    const read = readInvoice(request.paymentRequest);
    if (!read.ok) return refused('invoice cannot be read');
    const invoice = read.value;
    if (invoice.paymentHash !== request.paymentHash)
      return refused('invoice of another payment hash');
    const isAmountless = invoice.amountMsat === null;
    if (isAmountless && request.amountMsat === 0n) return refused(lndWords.amountMissing);
    if (!isAmountless && invoice.amountMsat !== request.amountMsat) {
      return refused(lndWords.amountNotWanted);
    }
    // While LND starts, it calls payments failed for reasons that are none of the payment's.
    const obstacle = await findObstacle(this.#connection);
    const closing = this.#closing.signal;
    if (closing.aborted) return { status: 'unknown', detail: 'the server closes' };
    if (obstacle) return refused(obstacle.message);
    return sendPayment(this.#connection, request, { isAmountless, patience: signal, closing });
  }

  lookupPayment(paymentHash: PaymentHash): Promise<PaymentState> {
    return lookupPayment(this.#connection, paymentHash);
  }

  explainPending(paymentHash: PaymentHash): Promise<string> {
    return explainPending(this.#connection, paymentHash);
  }

  createInvoice(invoice: NewInvoice): Promise<CreatedInvoice> {
    return createInvoice(this.#connection, invoice);
  }

  lookupInvoice(paymentHash: PaymentHash): Promise<InvoiceState> {
    return lookupInvoice(this.#connection, paymentHash);
  }

  cancelInvoice(paymentHash: PaymentHash): Promise<CancelOutcome> {
    return cancelInvoice(this.#connection, paymentHash);
  }

  queryRoutes(payee: NodePubkey, amountMsat: Msat): Promise<RoutesAnswer> {
    return queryRoutes(this.#connection, payee, amountMsat);
  }

  estimateFee(paymentRequest: string, amountMsat: Msat): Promise<FeeEstimate> {
    return estimateFee(this.#connection, paymentRequest, amountMsat);
  }

  onPaymentFinal(listener: PaymentListener): () => void {
    return this.#finals.add(listener);
  }

  onInvoiceSettled(listener: SettledListener): () => void {
    return this.#settled.add(listener);
  }

  async close(): Promise<void> {
    this.#closing.abort();
    this.#connection.close();
  }

  /** From when it has been ready once: until then whoever starts the server is told. */
  #watch(): void {
    if (this.#isWatched) return;
    this.#isWatched = true;
    void watchReadiness(this.#connection, { closing: this.#closing.signal, report: this.#report });
  }
}

function refused(reason: string): PayOutcome {
  return { status: 'refused', kind: 'other', reason };
}
