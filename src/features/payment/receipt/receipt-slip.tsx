import { totalDebited, type SettledPayment } from '#core/payment/settled-payment.ts';
import { receipt } from '#messages/receipt.ts';
import { dateTime, duration } from '#messages/time.ts';
import { HeadlineAmount, InlineAmount } from '#src/ui/amount.tsx';
import { classes } from '#src/ui/classes.ts';
import { Fact } from '#src/ui/fact.tsx';
import { UntrustedText } from '#src/ui/untrusted-text.tsx';
import { CheckIcon } from '#src/ui/icons.tsx';
import { shortKey } from '#src/ui/mono-text.tsx';
import { Slip, SlipRule } from '#src/ui/slip.tsx';
import { ProofStamp } from './proof-stamp.tsx';

interface ReceiptSlipProps {
  payment: SettledPayment;
  /** In milliseconds, where this device saw it through. */
  tookMs: number | null;
}

export function ReceiptSlip({ payment, tookMs }: ReceiptSlipProps) {
  return (
    <Slip torn>
      <p
        className={classes(
          'flex items-center gap-1.5 font-semibold',
          payment.proof.kind === 'verified' && 'text-paid',
        )}
      >
        {payment.proof.kind === 'verified' && <CheckIcon />}
        {payment.proof.kind === 'verified' ? receipt.heading : receipt.headingUnproven}
      </p>
      <div className="mt-1">
        <HeadlineAmount amount={payment.amount} />
      </div>
      {/* A long memo must not need a second sheet of paper. */}
      <div className="mt-3 print:max-h-[28mm] print:overflow-hidden">
        <Memo payment={payment} />
      </div>
      <SlipRule />
      <dl>
        <Fact name={receipt.fee}>
          <Fee payment={payment} />
        </Fact>
        <Fact name={receipt.total}>
          <span className="font-semibold">
            <InlineAmount amount={totalDebited(payment)} />
          </span>
        </Fact>
      </dl>
      <SlipRule />
      <dl>
        {payment.payee !== null && (
          <Fact name={receipt.payee}>
            <code className="font-mono text-small">{shortKey(payment.payee)}</code>
          </Fact>
        )}
        <Fact name={receipt.when}>
          <time dateTime={new Date(payment.settledAt).toISOString()}>
            {dateTime(payment.settledAt)}
          </time>
        </Fact>
        {tookMs !== null && <Fact name={receipt.took}>{duration(tookMs)}</Fact>}
      </dl>
      <div className="mt-6">
        <ProofStamp proof={payment.proof} />
      </div>
    </Slip>
  );
}

function Memo({ payment }: { payment: SettledPayment }) {
  if (payment.memo !== null && payment.memo.trim() !== '')
    return <UntrustedText text={payment.memo} />;
  return <p className="text-ink-2">{payment.memoIsHash ? receipt.memoHash : receipt.memoEmpty}</p>;
}

function Fee({ payment: { fee } }: { payment: SettledPayment }) {
  if (!fee) return <span className="text-ink-2">{receipt.feeUnknown}</span>;
  if (fee.charged === 0n && (fee.exact ?? 0n) === 0n) return receipt.feeFree;
  return (
    <>
      <InlineAmount amount={fee.exact ?? fee.charged} />
      {fee.exact !== null && fee.exact !== fee.charged && (
        <span className="block text-small text-ink-2">{receipt.feeCharged(fee.charged)}</span>
      )}
    </>
  );
}
