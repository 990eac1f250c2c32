import type { Proof } from '#core/payment/proof.ts';
import { receipt } from '#messages/receipt.ts';
import { CheckIcon } from '#src/ui/icons.tsx';
import { Notice } from '#src/ui/notice.tsx';

/** Whether the preimage came back with the payment. A wrong one is an alert. */
export function ProofStamp({ proof }: { proof: Proof }) {
  switch (proof.kind) {
    case 'verified':
      return (
        <div className="text-center">
          <p className="inline-flex -rotate-3 items-center gap-2 rounded-s border-2 border-paid px-4 py-1.5 font-semibold tracking-wide text-paid outline-1 outline-offset-2 outline-paid">
            <CheckIcon />
            {receipt.stamp}
          </p>
          <p className="mx-auto mt-4 max-w-xs text-small text-balance text-ink-2">
            {receipt.proof.verified}
          </p>
        </div>
      );
    case 'missing':
      return (
        <Notice tone="open" title={receipt.proof.missing.title}>
          <p>{receipt.proof.missing.text}</p>
        </Notice>
      );
    case 'wrong':
      return (
        <Notice tone="failed" title={receipt.proof.wrong.title} alert>
          <p className="text-ink">{receipt.proof.wrong.text}</p>
        </Notice>
      );
  }
}
