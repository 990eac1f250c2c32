import type { SettledPayment } from '#core/payment/settled-payment.ts';
import { useState } from 'react';
import { pageHost } from '#src/wallet/host/page-host.ts';
import { paths } from '#src/lib/paths.ts';
import { canShare } from '#src/lib/share.ts';
import { takeAlong } from '#messages/receipt.ts';
import { Button, ButtonLink } from '#src/ui/button.tsx';
import { Choice } from '#src/ui/choice.tsx';
import { CopyButton } from '#src/ui/copy-button.tsx';
import { DownloadButton } from './download-button.tsx';
import { ReceiptPaper } from './receipt-paper.tsx';
import { receiptAsText } from './receipt-as-text.ts';
import { ShareButton } from './share-button.tsx';

/** The ways a receipt leaves the wallet. The proof goes along only when it is asked for. */
export function TakeAlong({ payment }: { payment: SettledPayment }) {
  const [wanted, setWanted] = useState(false);
  const hasProof = payment.proof.kind === 'verified' && payment.paymentRequest !== null;
  const withProof = wanted && hasProof;
  const text = receiptAsText(payment, { withProof, verifyAddress: `${pageHost()}${paths.verify}` });
  return (
    <>
      <ReceiptPaper payment={payment} withProof={withProof} />
      <section aria-labelledby="take-along" className="mt-8 print:hidden">
        <h2 id="take-along" className="border-b border-line pb-2 font-semibold">
          {takeAlong.heading}
        </h2>
        <div className="py-4">
          {hasProof ? (
            <Choice
              label={takeAlong.withProof}
              hint={withProof ? takeAlong.withProofMeans : takeAlong.withoutProof}
              checked={withProof}
              onChange={setWanted}
            />
          ) : (
            <p className="text-small text-ink-2">{takeAlong.noProof}</p>
          )}
        </div>
        <div className="grid grid-cols-2 gap-3">
          {canShare() && <ShareButton payment={payment} text={text} withProof={withProof} />}
          <Button className={canShare() ? undefined : 'col-span-2'} onClick={() => print()}>
            {takeAlong.print}
          </Button>
          <CopyButton text={text} what={takeAlong.heading}>
            {takeAlong.copyText}
          </CopyButton>
          <DownloadButton payment={payment} withProof={withProof} />
        </div>
        <ButtonLink kind="quiet" href={paths.verify} className="mt-3 -ml-2">
          {takeAlong.check}
        </ButtonLink>
      </section>
    </>
  );
}
