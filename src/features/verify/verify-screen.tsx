import { useDeferredValue, useId, useRef, useState } from 'react';
import { verifyReceipt } from '#core/receipt/verify-receipt.ts';
import { verify } from '#messages/verify.ts';
import { Button } from '#src/ui/button.tsx';
import { Page } from '#src/ui/page.tsx';
import { FIELD_CLASS } from '#src/ui/text-field.tsx';
import { readShown, type ShownReading } from './read-shown.ts';
import { useDrop } from './use-drop.ts';
import { Verdict } from './verdict.tsx';

/** Checks a receipt that somebody shows. It needs no wallet and, once loaded, no network. */
export function VerifyScreen() {
  const id = useId();
  const file = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<Exclude<ShownReading['kind'], 'text'> | null>(null);
  const settled = useDeferredValue(text);

  const show = (shown: string) => {
    setProblem(null);
    setText(shown);
  };
  const open = async (given: File | string) => {
    if (typeof given === 'string') return show(given);
    const reading = await readShown(given);
    if (reading.kind === 'text') return show(reading.text);
    setText('');
    setProblem(reading.kind);
  };
  useDrop((given) => void open(given));

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
        onChange={(event) => show(event.target.value)}
        className={`${FIELD_CLASS} block py-2 font-mono text-small break-all`}
      />
      <div className="mt-2 flex flex-wrap justify-between">
        <Button kind="quiet" className="-ml-2" onClick={() => file.current?.click()}>
          {verify.chooseFile}
        </Button>
        {text !== '' && (
          <Button kind="quiet" className="-mr-2" onClick={() => show('')}>
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
        <Verdict verification={verifyReceipt(settled)} />
      </div>
    </Page>
  );
}
