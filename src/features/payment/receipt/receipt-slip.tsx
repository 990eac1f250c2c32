import { receipt } from '#messages/receipt.ts';
import { dateTime, duration } from '#messages/time.ts';
import { HeadlineAmount, InlineAmount } from '#src/ui/amount.tsx';
import { classes } from '#src/ui/classes.ts';
import { Fact } from '#src/ui/fact.tsx';
import { ForeignText } from '#src/ui/foreign-text.tsx';
import { CheckIcon } from '#src/ui/icons.tsx';
import { shortKey } from '#src/ui/mono-text.tsx';
import { Slip, SlipRule } from '#src/ui/slip.tsx';
import { ProofStamp } from './proof-stamp.tsx';
import type { ReceiptData } from './receipt-data.ts';

export function ReceiptSlip({ facts }: { facts: ReceiptData }) {
  return (
    <Slip torn>
      <p
        className={classes(
          'flex items-center gap-1.5 font-semibold',
          facts.proof.kind === 'verified' && 'text-paid',
        )}
      >
        {facts.proof.kind === 'verified' && <CheckIcon />}
        {facts.proof.kind === 'verified' ? receipt.heading : receipt.headingUnproven}
      </p>
      <div className="mt-1">
        <HeadlineAmount amount={facts.amount} />
      </div>
      {/* A memo of a thousand lines must not need a second sheet of paper. */}
      <div className="mt-3 print:max-h-[28mm] print:overflow-hidden">
        <Memo facts={facts} />
      </div>
      <SlipRule />
      <dl>
        <Fact name={receipt.fee}>
          <Fee facts={facts} />
        </Fact>
        <Fact name={receipt.total}>
          <span className="font-semibold">
            <InlineAmount amount={facts.total} />
          </span>
        </Fact>
      </dl>
      <SlipRule />
      <dl>
        {facts.payee !== null && (
          <Fact name={receipt.payee}>
            <code className="font-mono text-small">{shortKey(facts.payee)}</code>
          </Fact>
        )}
        <Fact name={receipt.when}>
          <time dateTime={new Date(facts.paidAt).toISOString()}>{dateTime(facts.paidAt)}</time>
        </Fact>
        {facts.tookMs !== null && <Fact name={receipt.took}>{duration(facts.tookMs)}</Fact>}
      </dl>
      <div className="mt-6">
        <ProofStamp proof={facts.proof} />
      </div>
    </Slip>
  );
}

function Memo({ facts }: { facts: ReceiptData }) {
  if (facts.memo !== null && facts.memo.trim() !== '') return <ForeignText text={facts.memo} />;
  return <p className="text-ink-2">{facts.memoIsHash ? receipt.memoHash : receipt.memoEmpty}</p>;
}

function Fee({ facts: { fee } }: { facts: ReceiptData }) {
  if (!fee) return <span className="text-ink-2">{receipt.feeUnsaid}</span>;
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
