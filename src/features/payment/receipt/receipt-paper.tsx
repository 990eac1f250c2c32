import type { SettledPayment } from '#core/payment/settled-payment.ts';
import { pageHost } from '#src/wallet/host/page-host.ts';
import { paths } from '#src/lib/paths.ts';
import { receipt, receiptPaper } from '#messages/receipt.ts';
import { QrCode } from '#src/ui/qr-code.tsx';
import { proofText } from './proof-text.ts';

interface ReceiptPaperProps {
  payment: SettledPayment;
  withProof: boolean;
}

/**
 * What stands below the slip on paper only: everything that cannot be unfolded there. Not the wallet
 * and its balance, which are nobody's business to whom the paper is handed.
 */
export function ReceiptPaper({ payment, withProof }: ReceiptPaperProps) {
  const proof = withProof ? proofText(payment) : null;
  const rows = [
    { name: receipt.wtxId, value: payment.ids.wtxId },
    { name: receipt.lnTxId, value: payment.ids.lnTxId },
    { name: receipt.payeeKey, value: payment.payee },
    { name: receipt.paymentHash, value: payment.paymentHash },
    ...(payment.proof.kind === 'verified' && withProof
      ? [{ name: receipt.preimage, value: payment.proof.preimage }]
      : []),
  ];
  return (
    <div aria-hidden="true" className="mt-4 hidden gap-8 text-[8pt] leading-tight print:flex">
      <dl className="min-w-0 flex-1 space-y-1.5">
        {rows.map(
          ({ name, value }) =>
            value !== null && (
              <div key={name}>
                <dt>{name}</dt>
                <dd>
                  <code className="font-mono">{inFours(value)}</code>
                </dd>
              </div>
            ),
        )}
      </dl>
      {proof !== null ? (
        <div className="w-[54mm] shrink-0">
          <div className="size-[54mm]">
            <QrCode text={proof} label={receiptPaper.qr} />
          </div>
          <p className="px-[4mm]">{receiptPaper.qrMeans(`${pageHost()}${paths.verify}`)}</p>
        </div>
      ) : (
        payment.proof.kind === 'verified' && (
          <p className="w-[54mm] shrink-0">{receiptPaper.proofKept}</p>
        )
      )}
    </div>
  );
}

function inFours(text: string): string {
  return text.replace(/.{4}(?=.)/g, '$& ');
}
