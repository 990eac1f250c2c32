import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { InvoiceField } from '#src/wallet/invoice/invoice-field.tsx';
import { receiveScanInput, type ScanInput } from '#src/wallet/scanner/scan-input.ts';
import { takeSharedInput } from '#src/wallet/scanner/share-target.ts';
import { scan as words } from '#messages/scan.ts';
import { Button } from '#src/ui/button.tsx';
import { Page } from '#src/ui/page.tsx';
import { CameraFrame } from './camera-frame.tsx';
import { OutcomeNotice } from './outcome-notice.tsx';
import { PictureOrPaste } from './picture-or-paste.tsx';
import { PicturePreview } from './picture-preview.tsx';
import { useScan } from './use-scan.ts';

/** After so long an invoice reader that did not load is tried again. */
const RETRY_MS = 2_000;

/** The camera, and below it every other way to bring an invoice, whatever the camera does. */
export function ScanScreen() {
  const { outcome, setOutcome, scan } = useScan();
  const [picture, setPicture] = useState<Blob | null>(null);
  const lastFromCamera = useRef('');

  const scanInput = async (input: ScanInput) => {
    setPicture(input.kind === 'picture' ? input.picture : null);
    const result = await scan(input);
    // There is nothing of it to show.
    if (result?.kind === 'not-read' && result.problem === 'not-a-picture') setPicture(null);
  };
  const receive = useEffectEvent((input: ScanInput) => void scanInput(input));
  useEffect(() => {
    void takeSharedInput().then((input) => input && receive(input));
    return receiveScanInput((input) => receive(input));
  }, []);

  const scanFromCamera = async (text: string) => {
    // The same code stays before the camera for many frames.
    if (text === lastFromCamera.current) return;
    lastFromCamera.current = text;
    const result = await scan({ kind: 'text', text });
    if (result?.kind === 'opened') navigator.vibrate?.(40);
    const readerMissing = result?.kind === 'not-payable' && result.problem === 'reader-missing';
    if (readerMissing) setTimeout(() => (lastFromCamera.current = ''), RETRY_MS);
  };

  const showDecoderMissing = (missing: boolean) =>
    setOutcome(missing ? { kind: 'not-read', problem: 'decoder-missing' } : { kind: 'none' });

  const backToCamera = () => {
    setPicture(null);
    setOutcome({ kind: 'none' });
    lastFromCamera.current = '';
  };

  const choosing = outcome.kind === 'several';
  return (
    <Page heading={words.heading} headingHidden>
      {!choosing && (
        <div className="-mx-5 -mt-2 h-[min(58dvh,36rem)] min-h-72 has-data-failed:h-72 sm:mx-0 sm:overflow-hidden sm:rounded-l">
          {picture ? (
            <PicturePreview
              picture={picture}
              reading={outcome.kind === 'reading'}
              onUseCamera={backToCamera}
            />
          ) : (
            outcome.kind !== 'opened' && (
              <CameraFrame
                onText={(text) => void scanFromCamera(text)}
                onDecoderMissing={showDecoderMissing}
              />
            )
          )}
        </div>
      )}
      <div aria-live="assertive" className="mt-4">
        {outcome.kind === 'opened' && <p className="sr-only">{words.found}</p>}
        <OutcomeNotice outcome={outcome} />
      </div>
      {choosing ? (
        <Button className="mt-6" onClick={backToCamera}>
          {words.scanAnother}
        </Button>
      ) : (
        <>
          <PictureOrPaste
            onInput={(input) => void scanInput(input)}
            onProblem={(problem) => setOutcome({ kind: 'not-read', problem })}
          />
          <InvoiceField />
        </>
      )}
    </Page>
  );
}
