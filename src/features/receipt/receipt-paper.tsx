import { pageHost } from '#src/lib/page-host.ts';
import { receipt, receiptPaper } from '#src/messages/en/receipt.ts';
import { InlineAmount } from '#src/ui/amount.tsx';
import { MonoText } from '#src/ui/mono-text.tsx';
import { QrCode } from '#src/ui/qr-code.tsx';
import { proofText } from './proof-text.ts';
import type { ReceiptData } from './receipt-data.ts';

interface ReceiptPaperProps {
  facts: ReceiptData;
  withProof: boolean;
}

/** What stands below the slip on paper only: everything that cannot be unfolded there. */
export function ReceiptPaper({ facts, withProof }: ReceiptPaperProps) {
  const proof = withProof ? proofText(facts) : null;
  const rows = [
    { name: receipt.wtxId, value: facts.wtxId },
    { name: receipt.lnTxId, value: facts.lnTxId },
    { name: receipt.payeeKey, value: facts.payee },
    { name: receipt.paymentHash, value: facts.paymentHash },
    ...(facts.proof.kind === 'verified' && withProof
      ? [{ name: receipt.preimage, value: facts.proof.preimage }]
      : []),
  ];
  return (
    <div aria-hidden="true" className="mt-6 hidden gap-8 text-[8pt] leading-snug print:flex">
      <dl className="min-w-0 flex-1 space-y-1.5">
        {facts.balanceAfter !== null && (
          <div>
            <dt>{receipt.balanceAfter}</dt>
            <dd>
              <InlineAmount amount={facts.balanceAfter} />
            </dd>
          </div>
        )}
        {rows.map(
          ({ name, value }) =>
            value !== null && (
              <div key={name}>
                <dt>{name}</dt>
                <dd>
                  <MonoText text={value} />
                </dd>
              </div>
            ),
        )}
      </dl>
      {proof !== null ? (
        <div className="w-[58mm] shrink-0">
          <div className="size-[58mm]">
            <QrCode text={proof} label={receiptPaper.qr} />
          </div>
          <p className="px-[4mm]">{receiptPaper.qrMeans(`${pageHost()}/verify`)}</p>
        </div>
      ) : (
        facts.proof.kind === 'verified' && (
          <p className="w-[58mm] shrink-0">{receiptPaper.proofKept}</p>
        )
      )}
    </div>
  );
}
