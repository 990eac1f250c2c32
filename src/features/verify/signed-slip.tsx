import type { Preimage } from '#core/hex.ts';
import type { Invoice } from '#core/invoice/invoice.ts';
import { networks } from '#messages/common.ts';
import { dateTime } from '#messages/time.ts';
import { verify } from '#messages/verify.ts';
import { HeadlineAmount } from '#src/ui/amount.tsx';
import { Fact, LongFact } from '#src/ui/fact.tsx';
import { UntrustedText } from '#src/ui/untrusted-text.tsx';
import { MonoText } from '#src/ui/mono-text.tsx';
import { Slip, SlipRule } from '#src/ui/slip.tsx';

interface SignedSlipProps {
  invoice: Invoice;
  preimage: Preimage | null;
}

/** What the payee's signature covers, and nothing else. */
export function SignedSlip({ invoice, preimage }: SignedSlipProps) {
  return (
    <Slip torn={preimage !== null}>
      <h2 className="text-small text-ink-2">{verify.signed}</h2>
      {invoice.amountMsat === null ? (
        <>
          <p className="text-title font-semibold">{verify.anyAmount}</p>
          <p className="mt-1 text-small text-ink-2">{verify.anyAmountText}</p>
        </>
      ) : (
        <HeadlineAmount amount={invoice.amountMsat} />
      )}
      <div className="mt-3">
        <Memo invoice={invoice} />
      </div>
      <SlipRule />
      <dl>
        <Fact name={verify.network}>{networks[invoice.network]}</Fact>
        <Fact name={verify.made}>{dateTime(invoice.createdAt * 1000)}</Fact>
      </dl>
      {invoice.network !== 'mainnet' && <p className="font-medium">{verify.playMoney}</p>}
      <SlipRule />
      <dl>
        <LongFact name={verify.payee}>
          <MonoText text={invoice.payee} />
        </LongFact>
        <LongFact name={verify.paymentHash}>
          <MonoText text={invoice.paymentHash} />
        </LongFact>
        {preimage !== null && (
          <LongFact name={verify.preimage}>
            <MonoText text={preimage} />
          </LongFact>
        )}
      </dl>
    </Slip>
  );
}

function Memo({ invoice: { description } }: { invoice: Invoice }) {
  if (description.kind === 'hash') return <p className="text-ink-2">{verify.memoHash}</p>;
  if (description.text.trim() === '') return <p className="text-ink-2">{verify.memoEmpty}</p>;
  return <UntrustedText text={description.text} />;
}
