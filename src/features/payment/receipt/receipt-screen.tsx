import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import type { PaymentHash } from '#core/hex.ts';
import type { Wtx } from '#core/lnpay/wire.ts';
import { useConnection } from '#src/wallet/connection/use-connection.ts';
import { transactionsQuery } from '#src/wallet/host/host-queries.ts';
import { knownTransactions } from '#src/wallet/payments/known-transactions.ts';
import type { PaymentRecord } from '#src/wallet/payments/payment-record.ts';
import { paths } from '#src/lib/paths.ts';
import { receipt, receiptPaper } from '#messages/receipt.ts';
import { ButtonLink } from '#src/ui/button.tsx';
import { NoteField } from '#src/wallet/notes/note-field.tsx';
import { Page } from '#src/ui/page.tsx';
import { receiptData } from './receipt-data.ts';
import { ReceiptDetails } from './receipt-details.tsx';
import { ReceiptSlip } from './receipt-slip.tsx';
import { TakeAlong } from './take-along.tsx';
import { useProven } from './use-proven.ts';

interface ReceiptScreenProps {
  paymentHash: PaymentHash;
  wtx: Wtx;
  /** Null for a payment that this device did not make. */
  record: PaymentRecord | null;
}

export function ReceiptScreen({ paymentHash, wtx: settled, record }: ReceiptScreenProps) {
  const connection = useConnection();
  const wtx = useProven(paymentHash, settled, record);
  // Hosts that do not give the fee with the payment book it as a transaction of its own.
  useInfiniteQuery({
    ...transactionsQuery(connection),
    enabled: typeof wtx.lnTx?.fee_msat !== 'number',
  });
  const known = knownTransactions(useQueryClient(), connection);
  const facts = receiptData(paymentHash, wtx, record, known);
  return (
    <Page
      heading={facts.proof.kind === 'verified' ? receipt.heading : receipt.headingUnproven}
      headingHidden
      action={
        <ButtonLink kind="spark" href={paths.home}>
          {receipt.payAnother}
        </ButtonLink>
      }
    >
      <p aria-hidden="true" className="mb-4 hidden text-center print:block">
        {receiptPaper.heading}
      </p>
      <div className="print:mx-auto print:max-w-[110mm]">
        <ReceiptSlip facts={facts} />
      </div>
      <TakeAlong facts={facts} />
      <div className="mt-8 space-y-6 print:hidden">
        <NoteField id={paymentHash} />
        <ReceiptDetails facts={facts} />
      </div>
    </Page>
  );
}
