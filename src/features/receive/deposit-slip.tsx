import type { Deposit } from '#src/wallet/host/deposit.ts';
import { deposit as words } from '#messages/receive.ts';
import { paths } from '#src/lib/paths.ts';
import { dateTime } from '#messages/time.ts';
import { HeadlineAmount } from '#src/ui/amount.tsx';
import { ButtonLink } from '#src/ui/button.tsx';
import { CopyFact } from '#src/ui/copy-fact.tsx';
import { Fact } from '#src/ui/fact.tsx';
import { Fold } from '#src/ui/fold.tsx';
import { UntrustedText } from '#src/ui/untrusted-text.tsx';
import { ArrowInIcon } from '#src/ui/icons.tsx';
import { NoteField } from '#src/wallet/notes/note-field.tsx';
import { Slip, SlipRule } from '#src/ui/slip.tsx';

/** What was received. */
export function DepositSlip({ deposit }: { deposit: Deposit }) {
  const { at } = deposit;
  return (
    <>
      <Slip torn>
        <p className="flex items-center gap-1.5 font-semibold text-paid">
          <ArrowInIcon />
          {words.received}
        </p>
        <div className="mt-1">
          <HeadlineAmount amount={deposit.amount} />
        </div>
        <div className="mt-3">
          {deposit.memo ? (
            <UntrustedText text={deposit.memo} />
          ) : (
            <p className="text-ink-2">{words.memoEmpty}</p>
          )}
        </div>
        <SlipRule />
        <dl>
          {at !== null && (
            <Fact name={words.when}>
              <time dateTime={new Date(at).toISOString()}>{dateTime(at)}</time>
            </Fact>
          )}
        </dl>
        <p className="mt-4 text-small text-ink-2">{words.means}</p>
        <ButtonLink kind="quiet" href={paths.verify} className="-ml-2">
          {words.check}
        </ButtonLink>
      </Slip>
      <div className="mt-8 space-y-6">
        <NoteField id={deposit.id} />
        <Fold title={words.details}>
          <dl>
            <CopyFact name={words.lnTxId} text={deposit.id} whole />
            <CopyFact name={words.paymentHash} text={deposit.paymentHash} />
            <CopyFact name={words.payee} text={deposit.payee} />
            <CopyFact name={words.invoice} text={deposit.paymentRequest} />
          </dl>
        </Fold>
      </div>
    </>
  );
}
