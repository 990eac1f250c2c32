import type { SettledPayment } from '#core/payment/settled-payment.ts';
import { pageHost } from '#src/wallet/host/page-host.ts';
import { paths } from '#src/lib/paths.ts';
import { receipt, printedReceipt } from '#messages/receipt.ts';
import { QrCode } from '#src/ui/qr-code.tsx';
import { proofText } from './proof-text.ts';

interface PrintDetailsProps {
  payment: SettledPayment;
  withProof: boolean;
}

/**
 * Below the slip in print only: the details, which cannot be unfolded on paper. Without the wallet and its
 * balance, which do not concern who is given the receipt.
 */
export function PrintDetails({ payment, withProof }: PrintDetailsProps) {
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
                  <code className="font-mono">{inGroupsOfFour(value)}</code>
                </dd>
              </div>
            ),
        )}
      </dl>
      {proof !== null ? (
        <div className="w-[54mm] shrink-0">
          <div className="size-[54mm]">
            <QrCode text={proof} label={printedReceipt.qr} />
          </div>
          <p className="px-[4mm]">{printedReceipt.qrMeans(`${pageHost()}${paths.verify}`)}</p>
        </div>
      ) : (
        payment.proof.kind === 'verified' && (
          <p className="w-[54mm] shrink-0">{printedReceipt.proofKept}</p>
        )
      )}
    </div>
  );
}

function inGroupsOfFour(text: string): string {
  return text.replace(/.{4}(?=.)/g, '$& ');
}
