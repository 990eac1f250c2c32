import type { LnTx } from '#core/lnpay/wire.ts';
import { paths } from '#src/lib/paths.ts';
import { deposit } from '#messages/receive.ts';
import { dateTime } from '#messages/time.ts';
import { HeadlineAmount } from '#src/ui/amount.tsx';
import { ButtonLink } from '#src/ui/button.tsx';
import { CopyFact } from '#src/ui/copy-fact.tsx';
import { Fact } from '#src/ui/fact.tsx';
import { Fold } from '#src/ui/fold.tsx';
import { ForeignText } from '#src/ui/foreign-text.tsx';
import { ArrowInIcon } from '#src/ui/icons.tsx';
import { NoteField } from '#src/wallet/notes/note-field.tsx';
import { Slip, SlipRule } from '#src/ui/slip.tsx';
import { depositAmount } from './deposit-amount.ts';

export function ReceivedSlip({ lnTx }: { lnTx: LnTx }) {
  const at = lnTx.settled_at ?? lnTx.created_at ?? null;
  return (
    <>
      <Slip torn>
        <p className="flex items-center gap-1.5 font-semibold text-paid">
          <ArrowInIcon />
          {deposit.received}
        </p>
        <div className="mt-1">
          <HeadlineAmount amount={depositAmount(lnTx)} />
        </div>
        <div className="mt-3">
          {lnTx.memo ? (
            <ForeignText text={lnTx.memo} />
          ) : (
            <p className="text-ink-2">{deposit.memoEmpty}</p>
          )}
        </div>
        <SlipRule />
        <dl>
          {at !== null && (
            <Fact name={deposit.when}>
              <time dateTime={new Date(at * 1000).toISOString()}>{dateTime(at * 1000)}</time>
            </Fact>
          )}
        </dl>
        <p className="mt-4 text-small text-ink-2">{deposit.means}</p>
        <ButtonLink kind="quiet" href={paths.verify} className="-ml-2">
          {deposit.check}
        </ButtonLink>
      </Slip>
      <div className="mt-8 space-y-6">
        <NoteField id={lnTx.id} />
        <Fold title={deposit.details}>
          <dl>
            <CopyFact name={deposit.lnTxId} text={lnTx.id} whole />
            <CopyFact name={deposit.paymentHash} text={lnTx.r_hash_decoded} />
            <CopyFact name={deposit.payee} text={lnTx.dest_pubkey} />
            <CopyFact name={deposit.invoice} text={lnTx.payment_request} />
          </dl>
        </Fold>
      </div>
    </>
  );
}
