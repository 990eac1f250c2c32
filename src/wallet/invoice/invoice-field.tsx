import { Suspense, useEffect, useId, useState, type ClipboardEvent, type FormEvent } from 'react';
import type { InvoiceProblem } from '#core/invoice/invoice-problem.ts';
import { preloadReader } from './invoice-query.ts';
import { useOpenInvoice } from './use-open-invoice.ts';
import { invoiceField } from '#messages/invoice-field.ts';
import { Button } from '#src/ui/button.tsx';
import { onDemand } from '#src/ui/on-demand.tsx';
import { FIELD_CLASS } from '#src/ui/text-field.tsx';

const problemNotice = onDemand(() => import('./problem-notice.tsx').then((m) => m.ProblemNotice));

/** Takes any text. An invoice opens Review; for anything else it says what that is, and keeps the text. */
export function InvoiceField({ initialText = '' }: { initialText?: string }) {
  const id = useId();
  const openInvoice = useOpenInvoice();
  const [text, setText] = useState(initialText);
  const [problem, setProblem] = useState<InvoiceProblem | 'reader-missing' | null>(null);
  const [reading, setReading] = useState(false);

  const open = async (given: string, replace: boolean) => {
    setReading(true);
    setProblem(await openInvoice(given, { replace }));
    setReading(false);
  };

  useEffect(() => {
    problemNotice.preload().catch(() => undefined);
  }, []);

  useEffect(() => {
    if (initialText !== '') void open(initialText, true);
    // Only the text that the page was opened with is opened without a tap.
    // oxlint-disable-next-line react/exhaustive-deps
  }, []);

  const onPaste = (event: ClipboardEvent<HTMLInputElement>) => {
    const pasted = event.clipboardData.getData('text');
    if (pasted.trim() === '') return;
    // A pasted text replaces the field's text; an input would drop its line breaks.
    event.preventDefault();
    setText(pasted);
    void open(pasted, false);
  };

  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    void open(text, false);
  };

  return (
    <form onSubmit={onSubmit} noValidate>
      <label htmlFor={id} className="mb-1.5 block font-medium">
        {invoiceField.label}
      </label>
      <div className="flex gap-2">
        <input
          id={id}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setProblem(null);
          }}
          onPaste={onPaste}
          onFocus={preloadReader}
          aria-invalid={problem !== null}
          aria-describedby={`${id}-below`}
          autoCapitalize="off"
          autoCorrect="off"
          autoComplete="off"
          spellCheck={false}
          enterKeyHint="go"
          placeholder={invoiceField.placeholder}
          className={`${FIELD_CLASS} min-w-0 flex-1 font-mono`}
        />
        <Button type="submit" className="w-auto! shrink-0" disabled={reading}>
          {invoiceField.review}
        </Button>
      </div>
      <div id={`${id}-below`} className="mt-2 min-h-5" aria-live="polite">
        {problem ? (
          <Suspense fallback={null}>
            <problemNotice.View problem={problem} />
          </Suspense>
        ) : (
          <p className="text-small text-ink-2">{invoiceField.hint}</p>
        )}
      </div>
    </form>
  );
}
