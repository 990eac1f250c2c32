import type { SettledPayment } from '#core/payment/settled-payment.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { invoiceQuery } from '#src/wallet/invoice/invoice-query.ts';
import { saveFile } from '#src/lib/save-file.ts';
import { shareOrSave } from '#messages/receipt.ts';
import { Button } from '#src/ui/button.tsx';
import { receiptFile, receiptFileName } from './receipt-file.ts';

interface DownloadButtonProps {
  payment: SettledPayment;
  withProof: boolean;
}

/** Saves the receipt as JSON: what the invoice says is read from the invoice itself. */
export function DownloadButton({ payment, withProof }: DownloadButtonProps) {
  const queryClient = useQueryClient();
  const download = useMutation({
    networkMode: 'always',
    mutationFn: async () => {
      const reading = await queryClient.fetchQuery(invoiceQuery(payment.paymentRequest ?? ''));
      if (!reading.ok) return false;
      const content = JSON.stringify(receiptFile(payment, reading.value, withProof), null, 2);
      saveFile(receiptFileName(payment), 'application/json', `${content}\n`);
      return true;
    },
  });
  return (
    <>
      <Button disabled={download.isPending} onClick={() => download.mutate()}>
        {shareOrSave.json}
      </Button>
      {(download.isError || download.data === false) && (
        <p role="alert" className="col-span-2 text-small text-failed">
          {download.isError ? shareOrSave.noReader : shareOrSave.unreadableInvoice}
        </p>
      )}
    </>
  );
}
