import type { Deposit } from '#src/wallet/host/deposit.ts';
import { deposit } from '#messages/receive.ts';
import { dateTime } from '#messages/time.ts';
import { HeadlineAmount } from '#src/ui/amount.tsx';
import { CopyButton } from '#src/ui/copy-button.tsx';
import { Fact, LongFact } from '#src/ui/fact.tsx';
import { UntrustedText } from '#src/ui/untrusted-text.tsx';
import { ClockIcon } from '#src/ui/icons.tsx';
import { MonoText } from '#src/ui/mono-text.tsx';
import { QrCode } from '#src/ui/qr-code.tsx';
import { Slip } from '#src/ui/slip.tsx';

/** The invoice as a QR code, large enough to be scanned from another device. */
export function OpenInvoice({ invoice }: { invoice: Deposit }) {
  const { amount, memo, paymentRequest, expiresAt } = invoice;
  return (
    <Slip>
      <p className="flex items-center gap-1.5 font-semibold text-open">
        <ClockIcon />
        {deposit.waiting}
      </p>
      <div className="mt-1">
        <HeadlineAmount amount={amount} />
      </div>
      {memo && (
        <div className="mt-2">
          <UntrustedText text={memo} />
        </div>
      )}
      <div className="mt-4 aspect-square w-full">
        <QrCode text={paymentRequest.toUpperCase()} label={deposit.qr(amount)} />
      </div>
      <p className="mt-2 text-small text-ink-2">{deposit.watching}</p>
      <dl className="mt-4">
        {expiresAt !== null && <Fact name={deposit.until}>{dateTime(expiresAt)}</Fact>}
        <LongFact
          name={deposit.invoice}
          action={<CopyButton text={paymentRequest} what={deposit.invoiceWhat} />}
        >
          <MonoText text={paymentRequest} />
        </LongFact>
      </dl>
    </Slip>
  );
}
