import type { Verification } from '#core/receipt/verify-receipt.ts';
import { problemWords } from '#messages/invoice-problem.ts';
import { verify } from '#messages/verify.ts';
import { CheckIcon } from '#src/ui/icons.tsx';
import { Notice } from '#src/ui/notice.tsx';
import { FalseClaimsNotice } from './false-claims-notice.tsx';
import { SignedSlip } from './signed-slip.tsx';

/** The result of the check, worst first, then what the payee signed, then what a proof cannot show. */
export function Verdict({ verification }: { verification: Verification }) {
  if (verification.kind === 'empty') return null;
  if (verification.kind === 'no-invoice') {
    const { title, next } = problemWords(verification.problem);
    return (
      <Notice tone="open" title={verify.unreadable}>
        <p>
          {title} {next}
        </p>
      </Notice>
    );
  }
  const { kind, falseClaims } = verification;
  return (
    <div className="space-y-6">
      {falseClaims.length > 0 && (
        <FalseClaimsNotice claims={falseClaims} proved={kind === 'proved'} />
      )}
      {kind === 'proved' && falseClaims.length === 0 && (
        <Notice
          tone="paid"
          title={
            <span className="inline-flex items-center gap-1.5">
              <CheckIcon />
              {verify.proved.title}
            </span>
          }
        >
          <p>{verify.proved.text}</p>
        </Notice>
      )}
      {kind === 'wrong-preimage' && (
        <Notice tone="failed" title={verify.wrong.title}>
          <p className="text-ink">{verify.wrong.text}</p>
        </Notice>
      )}
      {kind === 'no-preimage' && (
        <Notice tone="open" title={verify.missing.title}>
          <p>{verify.missing.text}</p>
        </Notice>
      )}
      <SignedSlip
        invoice={verification.invoice}
        preimage={verification.kind === 'proved' ? verification.preimage : null}
      />
      {kind === 'proved' && <Limits />}
    </div>
  );
}

function Limits() {
  return (
    <section aria-labelledby="limits">
      <h2 id="limits" className="border-b border-line pb-2 font-semibold">
        {verify.doesNot}
      </h2>
      <ul className="list-disc space-y-1 py-3 pl-5 text-ink-2">
        {verify.limits.map((limit) => (
          <li key={limit}>{limit}</li>
        ))}
      </ul>
    </section>
  );
}
