import type { SettledPayment } from '#core/payment/settled-payment.ts';
import { useState } from 'react';
import { pageHost } from '#src/wallet/host/page-host.ts';
import { paths } from '#src/lib/paths.ts';
import { canShare } from '#src/lib/share.ts';
import { shareOrSave } from '#messages/receipt.ts';
import { Button, ButtonLink } from '#src/ui/button.tsx';
import { CopyButton } from '#src/ui/copy-button.tsx';
import { Checkbox } from './checkbox.tsx';
import { DownloadButton } from './download-button.tsx';
import { PrintDetails } from './print-details.tsx';
import { receiptAsText } from './receipt-as-text.ts';
import { ShareButton } from './share-button.tsx';

/** The ways to share, print or save a receipt. The proof is included only when it is asked for. */
export function ShareOrSave({ payment }: { payment: SettledPayment }) {
  const [wanted, setWanted] = useState(false);
  const hasProof = payment.proof.kind === 'verified' && payment.paymentRequest !== null;
  const withProof = wanted && hasProof;
  const text = receiptAsText(payment, { withProof, verifyAddress: `${pageHost()}${paths.verify}` });
  return (
    <>
      <PrintDetails payment={payment} withProof={withProof} />
      <section aria-labelledby="share-or-save" className="mt-8 print:hidden">
        <h2 id="share-or-save" className="border-b border-line pb-2 font-semibold">
          {shareOrSave.heading}
        </h2>
        <div className="py-4">
          {hasProof ? (
            <Checkbox
              label={shareOrSave.withProof}
              hint={withProof ? shareOrSave.withProofMeans : shareOrSave.withoutProof}
              checked={withProof}
              onChange={setWanted}
            />
          ) : (
            <p className="text-small text-ink-2">{shareOrSave.noProof}</p>
          )}
        </div>
        <div className="grid grid-cols-2 gap-3">
          {canShare() && <ShareButton payment={payment} text={text} withProof={withProof} />}
          <Button className={canShare() ? undefined : 'col-span-2'} onClick={() => print()}>
            {shareOrSave.print}
          </Button>
          <CopyButton text={text} what={shareOrSave.heading}>
            {shareOrSave.copyText}
          </CopyButton>
          <DownloadButton payment={payment} withProof={withProof} />
        </div>
        <ButtonLink kind="quiet" href={paths.verify} className="mt-3 -ml-2">
          {shareOrSave.check}
        </ButtonLink>
      </section>
    </>
  );
}
