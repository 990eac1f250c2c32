import { useDeferredValue, useId, useRef, useState } from 'react';
import { verifyReceipt } from '#core/receipt/verify-receipt.ts';
import { verify } from '#messages/verify.ts';
import { Button } from '#src/ui/button.tsx';
import { Page } from '#src/ui/page.tsx';
import { FIELD_CLASS } from '#src/ui/text-field.tsx';
import { readReceiptFile, type ReceiptReading } from './read-receipt-file.ts';
import { useDropOrPaste } from './use-drop-or-paste.ts';
import { Verdict } from './verdict.tsx';

/** Checks a receipt. It needs no wallet and, once loaded, no network. */
export function VerifyScreen() {
  const id = useId();
  const file = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<Exclude<ReceiptReading['kind'], 'text'> | null>(null);
  const checked = useDeferredValue(text);

  const change = (next: string) => {
    setProblem(null);
    setText(next);
  };
  const open = async (content: File | string) => {
    if (typeof content === 'string') return change(content);
    const reading = await readReceiptFile(content);
    if (reading.kind === 'text') return change(reading.text);
    setText('');
    setProblem(reading.kind);
  };
  useDropOrPaste((content) => void open(content));

  return (
    <Page heading={verify.heading}>
      <p className="mb-4 text-ink-2">{verify.intro}</p>
      <label htmlFor={id} className="mb-1.5 block font-medium">
        {verify.label}
      </label>
      <textarea
        id={id}
        rows={5}
        value={text}
        placeholder={verify.placeholder}
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
        onChange={(event) => change(event.target.value)}
        className={`${FIELD_CLASS} block py-2 font-mono text-small break-all`}
      />
      <div className="mt-2 flex flex-wrap justify-between">
        <Button kind="quiet" className="-ml-2" onClick={() => file.current?.click()}>
          {verify.chooseFile}
        </Button>
        {text !== '' && (
          <Button kind="quiet" className="-mr-2" onClick={() => change('')}>
            {verify.clear}
          </Button>
        )}
      </div>
      <input
        ref={file}
        type="file"
        aria-label={verify.chooseFile}
        accept=".json,.txt,application/json,text/plain,image/*"
        className="hidden"
        onChange={(event) => {
          const [chosen] = event.target.files ?? [];
          event.target.value = '';
          if (chosen) void open(chosen);
        }}
      />
      <div aria-live="polite" className="mt-4">
        {problem && <p className="text-failed">{verify.notRead[problem]}</p>}
        <Verdict verification={verifyReceipt(checked)} />
      </div>
    </Page>
  );
}
