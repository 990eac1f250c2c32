import type { SettledPayment } from '#core/payment/settled-payment.ts';
import { tookMs, type PaymentRecord } from '#src/wallet/payments/payment-record.ts';
import { useSettlement } from '#src/wallet/payments/use-settlement.ts';
import { paths } from '#src/lib/paths.ts';
import { receipt, printedReceipt } from '#messages/receipt.ts';
import { ButtonLink } from '#src/ui/button.tsx';
import { NoteField } from '#src/wallet/notes/note-field.tsx';
import { Page } from '#src/ui/page.tsx';
import { ReceiptDetails } from './receipt-details.tsx';
import { ReceiptSlip } from './receipt-slip.tsx';
import { ShareOrSave } from './share-or-save.tsx';

interface ReceiptScreenProps {
  payment: SettledPayment;
  /** Null for a payment that this device did not make. */
  record: PaymentRecord | null;
}

export function ReceiptScreen({ payment: settled, record }: ReceiptScreenProps) {
  const payment = useSettlement(settled, record);
  return (
    <Page
      heading={payment.proof.kind === 'verified' ? receipt.heading : receipt.headingUnproven}
      headingHidden
      action={
        <ButtonLink kind="spark" href={paths.home}>
          {receipt.payAnother}
        </ButtonLink>
      }
    >
      <p aria-hidden="true" className="mb-4 hidden text-center print:block">
        {printedReceipt.heading}
      </p>
      <div className="print:mx-auto print:max-w-[110mm]">
        <ReceiptSlip payment={payment} tookMs={record && tookMs(record)} />
      </div>
      <ShareOrSave payment={payment} />
      <div className="mt-8 space-y-6 print:hidden">
        <NoteField id={payment.paymentHash} />
        <ReceiptDetails payment={payment} />
      </div>
    </Page>
  );
}
