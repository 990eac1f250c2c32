import { useMutation } from '@tanstack/react-query';
import { share } from '#src/lib/share.ts';
import { receipt, takeAlong } from '#messages/receipt.ts';
import { Button } from '#src/ui/button.tsx';
import type { ReceiptData } from './receipt-data.ts';
import { drawReceipt } from './receipt-picture.ts';

interface ShareButtonProps {
  facts: ReceiptData;
  text: string;
  withProof: boolean;
}

export function ShareButton({ facts, text, withProof }: ShareButtonProps) {
  const sharing = useMutation({
    networkMode: 'always',
    mutationFn: async () =>
      share({ title: receipt.heading, text, picture: await drawReceipt(facts, withProof) }),
  });
  return (
    <>
      <Button disabled={sharing.isPending} onClick={() => sharing.mutate()}>
        {takeAlong.share}
      </Button>
      {(sharing.isError || sharing.data === false) && (
        <p role="alert" className="order-last col-span-2 text-small text-failed">
          {takeAlong.notShared}
        </p>
      )}
    </>
  );
}
