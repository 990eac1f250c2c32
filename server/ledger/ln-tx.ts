/** LNPay's LnTx: a Lightning invoice that a wallet made, or one that it pays. */
import type { NodePubkey, PaymentHash, Preimage } from '#core/hex.ts';
import type { Msat } from '#core/money.ts';
import type { LnTxId, WalletId } from './ids.ts';

export type LnTx = OwnInvoice | OutgoingInvoice;

/** An invoice of one of our wallets. */
export type OwnInvoice = LnTxDetails & { direction: 'in' } & (
    | {
        /** `open`: the node may still report it paid. `closed`: unpaid, and not asked about any more. */
        status: 'open' | 'closed';
        /** Null when the payer chooses. */
        amount: Msat | null;
      }
    | (Settled & {
        /** What arrived over Lightning after the invoice had been settled inside. */
        surplus: Msat;
      })
  );

/** An invoice that one of our wallets pays, or has tried to. */
export type OutgoingInvoice = LnTxDetails & { direction: 'out' } & (
    { status: 'unsettled'; amount: Msat } | Settled
  );

interface LnTxDetails {
  id: LnTxId;
  walletId: WalletId;
  paymentHash: PaymentHash;
  paymentRequest: string;
  /** The node that is paid. */
  payee: NodePubkey;
  memo: string | null;
  descriptionHash: string | null;
  /** Seconds from the invoice's creation. */
  expiry: number;
  /** Unix seconds. */
  expiresAt: number;
  /** Unix seconds. */
  createdAt: number;
  /** JSON. */
  passThru: string;
}

interface Settled {
  status: 'settled';
  /** What arrived, which may be more than the invoice asked for. */
  amount: Msat;
  fee: Msat;
  preimage: Preimage;
  /** Unix seconds. */
  settledAt: number;
  settledBy: SettledBy;
}

/** `inside`: between two wallets of this ledger, without the network. */
export type SettledBy = 'lightning' | 'inside';
