/** The sandbox's own thread: LDK works in bursts that would block the server's. */
import { parentPort, workerData } from 'node:worker_threads';
import * as v from 'valibot';
import type { PaymentHash } from '#core/hex.ts';
import { faultPointFrom } from '#server/lib/fault-points.ts';
import type { SettledInvoice } from '../../lightning-node.ts';
import { Call, type Message, WorkerData } from './calls.ts';
import { SandboxNetwork } from '../sandbox-network.ts';

const NEVER = new AbortController().signal;

const port = parentPort;
if (!port) throw new Error('this file runs as a worker thread');
const say = (message: Message) => port.postMessage(message);

function endBroken(error: unknown): void {
  say({ type: 'broken', message: error instanceof Error ? error.message : String(error) });
  process.exit(1);
}

/** The variable is the whole process's: used up, it does not end the next thread too. */
function endAtFault(): void {
  delete process.env['FAULT_AT'];
  process.exit(1);
}

/** Settled invoices the server has been told of and has not yet answered for. */
const told = new Map<PaymentHash, { heard: () => void; refused: (error: Error) => void }>();
let listening = false;

function tellSettled(invoice: SettledInvoice): Promise<void> {
  say({ type: 'invoiceSettled', invoice });
  return new Promise((heard, refused) => told.set(invoice.paymentHash, { heard, refused }));
}

async function answer(sandbox: SandboxNetwork, call: Call): Promise<unknown> {
  switch (call.method) {
    case 'info':
      return sandbox.info();
    case 'pay':
      return sandbox.pay(call.request, NEVER);
    case 'lookupPayment':
      return sandbox.lookupPayment(call.paymentHash);
    case 'createInvoice':
      return sandbox.createInvoice(call.invoice);
    case 'lookupInvoice':
      return sandbox.lookupInvoice(call.paymentHash);
    case 'cancelInvoice':
      return sandbox.cancelInvoice(call.paymentHash);
    case 'queryRoutes':
      return sandbox.queryRoutes(call.payee, call.amountMsat);
    case 'estimateFee':
      return sandbox.estimateFee(call.paymentRequest, call.amountMsat);
    case 'shop.createInvoice':
      return sandbox.shop.createInvoice(call.request);
    case 'shop.payInvoice':
      return sandbox.shop.payInvoice(call.paymentRequest);
    case 'shop.invoiceState':
      return sandbox.shop.invoiceState(call.paymentHash);
    case 'shop.release':
      return sandbox.shop.release(call.paymentHash);
    case 'listenToSettled':
      if (!listening) sandbox.onInvoiceSettled(tellSettled);
      listening = true;
      return;
    case 'settledHeard':
      if (call.takenIn) told.get(call.paymentHash)?.heard();
      else told.get(call.paymentHash)?.refused(new Error('not taken in'));
      told.delete(call.paymentHash);
      return;
    case 'close':
      return sandbox.close();
  }
}

async function serve(sandbox: SandboxNetwork, data: unknown): Promise<void> {
  const call = v.parse(Call, data);
  try {
    say({ type: 'answer', id: call.id, value: await answer(sandbox, call) });
  } catch (error) {
    const { name, message } = error instanceof Error ? error : new Error(String(error));
    say({ type: 'error', id: call.id, name, message });
  }
  if (call.method === 'close') process.exit(0);
}

try {
  const { directory } = v.parse(WorkerData, workerData);
  const sandbox = await SandboxNetwork.open({
    directory,
    now: () => Math.floor(Date.now() / 1000),
    onBroken: endBroken,
    faultPoint: faultPointFrom(process.env, endAtFault),
  });
  sandbox.onPaymentFinal((paymentHash, state) => say({ type: 'paymentFinal', paymentHash, state }));
  port.on('message', (data: unknown) => void serve(sandbox, data));
  say({ type: 'ready' });
} catch (error) {
  endBroken(error);
}
