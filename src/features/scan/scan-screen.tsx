import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { receiveGiven, type Given } from '#src/wallet/scanner/inbox.ts';
import { takeShared } from '#src/wallet/scanner/shared.ts';
import { scan } from '#messages/scan.ts';
import { Button } from '#src/ui/button.tsx';
import { Page } from '#src/ui/page.tsx';
import { CameraFrame } from './camera-frame.tsx';
import { GivenPicture } from './given-picture.tsx';
import { InvoiceField } from '#src/wallet/invoice/invoice-field.tsx';
import { OtherWays } from './other-ways.tsx';
import { OutcomeNotice } from './outcome-notice.tsx';
import { useGivenReader } from './use-given-reader.ts';

/** An invoice reader that did not load is asked for again after this. */
const RETRY_MS = 2_000;

/** A camera, and beside it every other way to bring an invoice: they stay whatever becomes of the camera. */
export function ScanScreen() {
  const { outcome, setOutcome, readGiven } = useGivenReader();
  const [picture, setPicture] = useState<Blob | null>(null);
  const scanned = useRef('');

  const read = async (given: Given) => {
    setPicture(given.kind === 'picture' ? given.picture : null);
    const result = await readGiven(given);
    // There is nothing of it to show.
    if (result?.kind === 'not-read' && result.problem === 'not-a-picture') setPicture(null);
  };
  const receive = useEffectEvent((given: Given) => void read(given));
  useEffect(() => {
    void takeShared().then((given) => given && receive(given));
    return receiveGiven((given) => receive(given));
  }, []);

  const readScanned = async (text: string) => {
    // The same code stays before the camera for many frames.
    if (text === scanned.current) return;
    scanned.current = text;
    const result = await readGiven({ kind: 'text', text });
    if (result?.kind === 'opened') navigator.vibrate?.(40);
    const readerMissing = result?.kind === 'not-payable' && result.problem === 'reader-missing';
    if (readerMissing) setTimeout(() => (scanned.current = ''), RETRY_MS);
  };

  const tellDecoder = (missing: boolean) =>
    setOutcome(
      missing ? { kind: 'not-read', problem: 'decoder-missing' } : { kind: 'nothing-yet' },
    );

  const backToCamera = () => {
    setPicture(null);
    setOutcome({ kind: 'nothing-yet' });
    scanned.current = '';
  };

  const choosing = outcome.kind === 'several';
  return (
    <Page heading={scan.heading} headingHidden>
      {!choosing && (
        <div className="-mx-5 -mt-2 h-[min(58dvh,36rem)] min-h-72 has-data-failed:h-72 sm:mx-0 sm:overflow-hidden sm:rounded-l">
          {picture ? (
            <GivenPicture
              picture={picture}
              reading={outcome.kind === 'reading'}
              onUseCamera={backToCamera}
            />
          ) : (
            outcome.kind !== 'opened' && (
              <CameraFrame
                onText={(text) => void readScanned(text)}
                onDecoderMissing={tellDecoder}
              />
            )
          )}
        </div>
      )}
      <div aria-live="assertive" className="mt-4">
        {outcome.kind === 'opened' && <p className="sr-only">{scan.found}</p>}
        <OutcomeNotice outcome={outcome} />
      </div>
      {choosing ? (
        <Button className="mt-6" onClick={backToCamera}>
          {scan.scanAnother}
        </Button>
      ) : (
        <>
          <OtherWays
            onGiven={(given) => void read(given)}
            onProblem={(problem) => setOutcome({ kind: 'not-read', problem })}
          />
          <InvoiceField />
        </>
      )}
    </Page>
  );
}
