/**
 * What the server's thread and the sandbox's thread send each other. Both are threads of this process
 * and run the same build, so structured clones are taken as typed: nothing here is outside data.
 */
import type { PaymentHash } from '#core/hex.ts';
import type {
  FinalPayment,
  LightningNode,
  PayOutcome,
  PayRequest,
  SettledInvoice,
} from '../../lightning-node.ts';
import type { SandboxShop } from '../../sandbox-shop.ts';

/** The node's methods that are one call and one answer. */
export type RemoteNode = Omit<
  LightningNode,
  'pay' | 'onPaymentFinal' | 'onInvoiceSettled' | 'close'
>;

/** The node's other methods, as they cross between threads. */
export interface ThreadControl {
  /** Resolves when the outcome is known: an AbortSignal cannot cross. */
  pay(request: PayRequest): Promise<PayOutcome>;
  /** From now on `invoiceSettled` events are wanted. */
  subscribeSettled(): Promise<void>;
  /** The answer to an `invoiceSettled` event: the listeners accepted it, or it has to come again. */
  acknowledgeSettled(paymentHash: PaymentHash, isAccepted: boolean): Promise<void>;
  /** The thread ends after its answer. */
  close(): Promise<void>;
}

/** What can be called in the sandbox's thread. */
export interface Ports {
  node: RemoteNode;
  shop: SandboxShop;
  control: ThreadControl;
}

/** A call to the sandbox's thread; its answer carries the same id. */
export interface Call {
  id: number;
  port: keyof Ports;
  /** One of that port's. */
  method: string;
  args: unknown[];
}

/** From the sandbox's thread. */
export type Message =
  | { kind: 'ready' }
  | { kind: 'answer'; id: number; value: unknown }
  | { kind: 'error'; id: number; name: string; message: string }
  | SandboxEvent
  /** The thread ends after this. */
  | { kind: 'broken'; message: string };

export type SandboxEvent =
  | { kind: 'paymentFinal'; paymentHash: PaymentHash; state: FinalPayment }
  | { kind: 'invoiceSettled'; invoice: SettledInvoice };
