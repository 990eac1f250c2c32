import { useState } from 'react';
import type { Msat } from '#core/money.ts';
import { canShare, share } from '#src/lib/share.ts';
import { askPayee as words } from '#messages/ask-payee.ts';
import { Button } from '#src/ui/button.tsx';
import { safeText } from '#src/ui/safe-text.ts';
import { CopyButton } from '#src/ui/copy-button.tsx';

interface AskPayeeProps {
  /** Null where the payer chooses. */
  amount: Msat | null;
  /** Null when the invoice gives only its hash. */
  memo: string | null;
}

const LONGEST_MEMO = 80;

/** The words with which to ask a payee for a fresh invoice, ready to be sent. */
export function AskPayee({ amount, memo }: AskPayeeProps) {
  const [failed, setFailed] = useState(false);
  const text = words.text(amount, shortMemo(memo ?? ''));
  return (
    <div>
      <blockquote className="border-l-2 border-edge pl-3 break-words text-ink-2">
        <bdi>{text}</bdi>
      </blockquote>
      <div className="-ml-2 flex flex-wrap gap-x-2">
        <CopyButton text={text} what={words.what} />
        {canShare() && (
          <Button
            kind="quiet"
            className="text-small"
            onClick={() =>
              void share({ title: words.title, text }).then((done) => setFailed(!done))
            }
          >
            {words.share}
          </Button>
        )}
      </div>
      {failed && (
        <p role="alert" className="text-small text-failed">
          {words.notShared}
        </p>
      )}
    </div>
  );
}

function shortMemo(memo: string): string {
  const line = safeText(memo).replace(/\s+/g, ' ').trim();
  return line.length > LONGEST_MEMO ? `${line.slice(0, LONGEST_MEMO - 1).trimEnd()}…` : line;
}
