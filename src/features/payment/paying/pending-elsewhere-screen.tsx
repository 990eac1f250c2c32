import { payment } from '#messages/payment.ts';
import { Page } from '#src/ui/page.tsx';
import { ProgressLine } from './progress-line.tsx';

/** A pending payment of which this device has no record, as when it was made on another. */
export function PendingElsewhereScreen() {
  return (
    <Page heading={payment.sending.heading}>
      <ProgressLine />
      <p>{payment.sending.text}</p>
      <p className="mt-2 text-ink-2">{payment.unknown.asking}</p>
    </Page>
  );
}
