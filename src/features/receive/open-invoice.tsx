import type { LnTx } from '#core/lnpay/wire.ts';
import { deposit } from '#messages/receive.ts';
import { dateTime } from '#messages/time.ts';
import { HeadlineAmount } from '#src/ui/amount.tsx';
import { CopyButton } from '#src/ui/copy-button.tsx';
import { Fact, LongFact } from '#src/ui/fact.tsx';
import { ForeignText } from '#src/ui/foreign-text.tsx';
import { ClockIcon } from '#src/ui/icons.tsx';
import { MonoText } from '#src/ui/mono-text.tsx';
import { QrCode } from '#src/ui/qr-code.tsx';
import { Slip } from '#src/ui/slip.tsx';
import { depositAmount } from './deposit-amount.ts';

/** The invoice to be paid, big enough to be scanned across a table. */
export function OpenInvoice({ lnTx }: { lnTx: LnTx }) {
  const amount = depositAmount(lnTx);
  const paymentRequest = lnTx.payment_request ?? '';
  return (
    <Slip>
      <p className="flex items-center gap-1.5 font-semibold text-open">
        <ClockIcon />
        {deposit.waiting}
      </p>
      <div className="mt-1">
        <HeadlineAmount amount={amount} />
      </div>
      {lnTx.memo && (
        <div className="mt-2">
          <ForeignText text={lnTx.memo} />
        </div>
      )}
      <div className="mt-4 aspect-square w-full">
        <QrCode text={paymentRequest.toUpperCase()} label={deposit.qr(amount)} />
      </div>
      <p className="mt-2 text-small text-ink-2">{deposit.watching}</p>
      <dl className="mt-4">
        {typeof lnTx.expires_at === 'number' && (
          <Fact name={deposit.until}>{dateTime(lnTx.expires_at * 1000)}</Fact>
        )}
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
