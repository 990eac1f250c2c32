import { useId } from 'react';
import type { PaymentRecord } from '#src/wallet/payments/payment-record.ts';
import { support as words } from '#messages/failure.ts';
import { CopyButton } from '#src/ui/copy-button.tsx';
import { UntrustedText } from '#src/ui/untrusted-text.tsx';
import { supportText } from './support-text.ts';

interface NodeWordsProps {
  record: PaymentRecord;
  nodeText: string;
  /** When they came, in Unix milliseconds. */
  at: number;
}

/** The node's exact words, and a copy for support with all that identifies the payment. */
export function NodeWords({ record, nodeText, at }: NodeWordsProps) {
  const id = useId();
  const text = nodeText || noWords(record);
  return (
    <section className="mt-8 border-t border-line pt-3" aria-labelledby={id}>
      <div className="flex min-h-11 items-center justify-between">
        <h2 id={id} className="text-ink-2">
          {words.title}
        </h2>
        <CopyButton text={supportText(record, text, at)} what={words.what} showWhat />
      </div>
      {nodeText === '' ? (
        <p className="text-ink-2">{text}</p>
      ) : (
        <div className="font-mono text-small">
          <UntrustedText text={nodeText} />
        </div>
      )}
    </section>
  );
}

/** Whether the host answered without a reason, or not at all. */
function noWords({ state }: PaymentRecord): string {
  const answered =
    state.status === 'failed' || (state.status === 'unknown' && state.why !== 'no-answer');
  return answered ? words.silent : words.noAnswer;
}
