import type { SettledPayment } from '#core/payment/settled-payment.ts';
import { useMutation } from '@tanstack/react-query';
import { share } from '#src/lib/share.ts';
import { receipt, shareOrSave } from '#messages/receipt.ts';
import { Button } from '#src/ui/button.tsx';
import { drawReceipt } from './receipt-picture.ts';

interface ShareButtonProps {
  payment: SettledPayment;
  text: string;
  withProof: boolean;
}

export function ShareButton({ payment, text, withProof }: ShareButtonProps) {
  const sharing = useMutation({
    networkMode: 'always',
    mutationFn: async () => {
      const picture = await drawReceipt(payment, withProof);
      const file = picture && new File([picture], 'receipt.png', { type: picture.type });
      return share({ title: receipt.heading, text, file });
    },
  });
  return (
    <>
      <Button disabled={sharing.isPending} onClick={() => sharing.mutate()}>
        {shareOrSave.share}
      </Button>
      {(sharing.isError || sharing.data === false) && (
        <p role="alert" className="order-last col-span-2 text-small text-failed">
          {shareOrSave.notShared}
        </p>
      )}
    </>
  );
}
