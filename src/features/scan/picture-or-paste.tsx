import { useRef } from 'react';
import { canReadClipboard, readClipboard } from '#src/wallet/scanner/read-clipboard.ts';
import type { ScanInput } from '#src/wallet/scanner/scan-input.ts';
import { scan } from '#messages/scan.ts';
import { Button } from '#src/ui/button.tsx';
import type { ReadingProblem } from './use-scan.ts';

interface PictureOrPasteProps {
  onInput: (input: ScanInput) => void;
  onProblem: (problem: ReadingProblem) => void;
}

/** Choose a picture (phones offer to take one), or paste from the clipboard. */
export function PictureOrPaste({ onInput, onProblem }: PictureOrPasteProps) {
  const chooser = useRef<HTMLInputElement>(null);
  const paste = async () => {
    const found = await readClipboard();
    if (found === 'empty' || found === 'refused') onProblem(`clipboard-${found}`);
    else onInput(found);
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
          if (picture) onInput({ kind: 'picture', picture });
        }}
      />
      {canReadClipboard() && <Button onClick={() => void paste()}>{scan.paste}</Button>}
    </div>
  );
}
