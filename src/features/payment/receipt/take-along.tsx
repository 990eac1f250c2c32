import { useState } from 'react';
import { pageHost } from '#src/wallet/host/page-host.ts';
import { paths } from '#src/lib/paths.ts';
import { canShare } from '#src/lib/share.ts';
import { takeAlong } from '#messages/receipt.ts';
import { Button, ButtonLink } from '#src/ui/button.tsx';
import { Choice } from '#src/ui/choice.tsx';
import { CopyButton } from '#src/ui/copy-button.tsx';
import { DownloadButton } from './download-button.tsx';
import type { ReceiptData } from './receipt-data.ts';
import { ReceiptPaper } from './receipt-paper.tsx';
import { receiptAsText } from './receipt-as-text.ts';
import { ShareButton } from './share-button.tsx';

/** The ways a receipt leaves the wallet. The proof goes along only when it is asked for. */
export function TakeAlong({ facts }: { facts: ReceiptData }) {
  const [wanted, setWanted] = useState(false);
  const hasProof = facts.proof.kind === 'verified' && facts.paymentRequest !== null;
  const withProof = wanted && hasProof;
  const text = receiptAsText(facts, { withProof, verifyAddress: `${pageHost()}${paths.verify}` });
  return (
    <>
      <ReceiptPaper facts={facts} withProof={withProof} />
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
          {canShare() && <ShareButton facts={facts} text={text} withProof={withProof} />}
          <Button className={canShare() ? undefined : 'col-span-2'} onClick={() => print()}>
            {takeAlong.print}
          </Button>
          <CopyButton text={text} what={takeAlong.heading}>
            {takeAlong.copyText}
          </CopyButton>
          <DownloadButton facts={facts} withProof={withProof} />
        </div>
        <ButtonLink kind="quiet" href={paths.verify} className="mt-3 -ml-2">
          {takeAlong.check}
        </ButtonLink>
      </section>
    </>
  );
}
