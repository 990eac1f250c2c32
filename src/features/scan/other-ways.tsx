import { useRef } from 'react';
import type { Given } from '#src/wallet/scanner/inbox.ts';
import { canReadClipboard, readClipboard } from '#src/wallet/scanner/read-clipboard.ts';
import { scan } from '#messages/scan.ts';
import { Button } from '#src/ui/button.tsx';
import type { ReadingProblem } from './use-given-reader.ts';

interface OtherWaysProps {
  onGiven: (given: Given) => void;
  onProblem: (problem: ReadingProblem) => void;
}

/** A picture from the device (phones offer to take one), or what is on the clipboard. */
export function OtherWays({ onGiven, onProblem }: OtherWaysProps) {
  const chooser = useRef<HTMLInputElement>(null);
  const paste = async () => {
    const found = await readClipboard();
    if (found === 'empty' || found === 'refused') onProblem(`clipboard-${found}`);
    else onGiven(found);
  };
  return (
    <div className="my-4 flex gap-2">
      <Button onClick={() => chooser.current?.click()}>{scan.choosePicture}</Button>
      <input
        ref={chooser}
        type="file"
        accept="image/*"
        aria-label={scan.choosePicture}
        className="hidden"
        onChange={({ target }) => {
          const picture = target.files?.[0];
          // The same file may be chosen again.
          target.value = '';
          if (picture) onGiven({ kind: 'picture', picture });
        }}
      />
      {canReadClipboard() && <Button onClick={() => void paste()}>{scan.paste}</Button>}
    </div>
  );
}
