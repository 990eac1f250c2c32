import { payment } from '#messages/payment.ts';
import { Page } from '#src/ui/page.tsx';
import { OnItsWayLine } from './on-its-way-line.tsx';

/** A payment that was begun on another device: all there is to say is that it is on its way. */
export function OnItsWayScreen() {
  return (
    <Page heading={payment.sending.heading}>
      <OnItsWayLine />
      <p>{payment.sending.text}</p>
      <p className="mt-2 text-ink-2">{payment.unknown.asking}</p>
    </Page>
  );
}
