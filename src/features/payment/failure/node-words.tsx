import { useId } from 'react';
import type { PaymentRecord } from '#src/wallet/payments/payment-record.ts';
import { support as words } from '#messages/failure.ts';
import { CopyButton } from '#src/ui/copy-button.tsx';
import { ForeignText } from '#src/ui/foreign-text.tsx';
import { supportText } from './support-text.ts';

interface NodeWordsProps {
  record: PaymentRecord;
  nodeText: string;
  /** When they came, in Unix milliseconds. */
  at: number;
}

/** The second layer: what the node said, exactly, and all that support needs to find the payment. */
export function NodeWords({ record, nodeText, at }: NodeWordsProps) {
  const id = useId();
  const said = nodeText || silence(record);
  return (
    <section className="mt-8 border-t border-line pt-3" aria-labelledby={id}>
      <div className="flex min-h-11 items-center justify-between">
        <h2 id={id} className="text-ink-2">
          {words.title}
        </h2>
        <CopyButton text={supportText(record, said, at)} what={words.what} showWhat />
      </div>
      {nodeText === '' ? (
        <p className="text-ink-2">{said}</p>
      ) : (
        <div className="font-mono text-small">
          <ForeignText text={nodeText} />
        </div>
      )}
    </section>
  );
}

/** A host that refused without words has answered; one that is not heard of has not. */
function silence({ state }: PaymentRecord): string {
  const answered =
    state.status === 'failed' || (state.status === 'unknown' && state.why !== 'no-answer');
  return answered ? words.silent : words.noAnswer;
}
