/** The sandbox's own thread: LDK works in bursts that would block the server's. */
import { parentPort, workerData } from 'node:worker_threads';
import * as v from 'valibot';
import type { PaymentHash } from '#core/hex.ts';
import { faultPointFrom } from '#server/lib/fault-points.ts';
import type { SettledInvoice } from '../../lightning-node.ts';
import { SandboxNetwork } from '../sandbox-network.ts';
import type { Call, Message, Ports, ThreadControl } from './messages.ts';

const NEVER = new AbortController().signal;
const WorkerData = v.object({ directory: v.string() });

const port = parentPort;
if (!port) throw new Error('this file runs as a worker thread');
const post = (message: Message) => port.postMessage(message);

function endBroken(error: unknown): void {
  post({ kind: 'broken', message: error instanceof Error ? error.message : String(error) });
  process.exit(1);
}

/** The variable is the whole process's: used up, it does not end the next thread too. */
function endAtFault(): void {
  delete process.env['FAULT_AT'];
  process.exit(1);
}

/** Settled invoices that were sent to the server's thread and that it has not answered yet. */
const unanswered = new Map<PaymentHash, { resolve: () => void; reject: (error: Error) => void }>();

function deliverSettled(invoice: SettledInvoice): Promise<void> {
  post({ kind: 'invoiceSettled', invoice });
  return new Promise((resolve, reject) => {
    unanswered.set(invoice.paymentHash, { resolve, reject });
  });
}

function controlOf(sandbox: SandboxNetwork): ThreadControl {
  let isSubscribed = false;
  return {
    pay: (request) => sandbox.pay(request, NEVER),
    subscribeSettled: async () => {
      if (!isSubscribed) sandbox.onInvoiceSettled(deliverSettled);
      isSubscribed = true;
    },
    acknowledgeSettled: async (paymentHash, isAccepted) => {
      if (isAccepted) unanswered.get(paymentHash)?.resolve();
      else unanswered.get(paymentHash)?.reject(new Error('not accepted'));
      unanswered.delete(paymentHash);
    },
    close: () => sandbox.close(),
  };
}

async function answer(ports: Ports, { id, port: name, method, args }: Call): Promise<void> {
  try {
    const target = ports[name];
    const value: unknown = await Reflect.apply(Reflect.get(target, method), target, args);
    post({ kind: 'answer', id, value });
  } catch (error) {
    const { name: kindOfError, message } =
      error instanceof Error ? error : new Error(String(error));
    post({ kind: 'error', id, name: kindOfError, message });
  }
  if (name === 'control' && method === 'close') process.exit(0);
}

try {
  const { directory } = v.parse(WorkerData, workerData);
  const sandbox = await SandboxNetwork.open({
    directory,
    now: () => Math.floor(Date.now() / 1000),
    onBroken: endBroken,
    faultPoint: faultPointFrom(process.env, endAtFault),
  });
  sandbox.onPaymentFinal((paymentHash, state) =>
    post({ kind: 'paymentFinal', paymentHash, state }),
  );
  const ports: Ports = { node: sandbox, shop: sandbox.shop, control: controlOf(sandbox) };
  port.on('message', (call: Call) => void answer(ports, call));
  post({ kind: 'ready' });
} catch (error) {
  endBroken(error);
}
