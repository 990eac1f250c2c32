import type { FalseClaim } from '#core/receipt/verify-receipt.ts';
import { msat } from '#core/money.ts';
import { sat } from '#messages/amounts.ts';
import { verify } from '#messages/verify.ts';
import { safeText } from '#src/ui/safe-text.ts';
import { Notice } from '#src/ui/notice.tsx';

interface FalseClaimsNoticeProps {
  claims: FalseClaim[];
  /** Whether the invoice itself is proved to be paid. */
  proved: boolean;
}

/** What the receipt claims and the payee did not sign. */
export function FalseClaimsNotice({ claims, proved }: FalseClaimsNoticeProps) {
  return (
    <Notice tone="failed" title={verify.contradicted.title} alert>
      <dl className="text-ink">
        {claims.map(({ field, claimed, signed }) => (
          <div key={field} className="mb-1">
            <dt className="inline font-medium">{verify.fields[field]}: </dt>
            <dd className="inline break-words">
              <bdi>{verify.claim(shown(field, claimed), shown(field, signed))}</bdi>
            </dd>
          </div>
        ))}
      </dl>
      <p>{proved ? verify.contradicted.text : verify.contradicted.unproved}</p>
    </Notice>
  );
}

const MAX_CHARACTERS = 200;
/** All bitcoin there will ever be. */
const MAX_MSAT = 2_100_000_000_000_000_000n;

function shown(field: FalseClaim['field'], value: string): string {
  if (value === '') return verify.nothing;
  if (field !== 'amount') return verify.quoted(safeText(value).slice(0, MAX_CHARACTERS));
  const amount = BigInt(value);
  return amount <= MAX_MSAT ? sat(msat(amount)) : verify.msat(value);
}
