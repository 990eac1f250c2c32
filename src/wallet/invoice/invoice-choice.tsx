import { useQuery } from '@tanstack/react-query';
import { invoiceQuery } from './invoice-query.ts';
import { useOpenInvoice } from './use-open-invoice.ts';
import { scan } from '#messages/scan.ts';
import { InlineAmount } from '#src/ui/amount.tsx';
import { UntrustedLine } from '#src/ui/untrusted-text.tsx';
import { ChevronIcon } from '#src/ui/icons.tsx';

/** Where there are several invoices, the person chooses one. */
export function InvoiceChoice({ invoices }: { invoices: string[] }) {
  return (
    <section>
      <h2 className="text-title font-semibold tracking-tight">{scan.which}</h2>
      <p className="mt-1 mb-4 text-ink-2">{scan.several(invoices.length)}</p>
      <ul className="border-t border-line">
        {invoices.map((invoice) => (
          <li key={invoice} className="border-b border-line">
            <Candidate text={invoice} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Candidate({ text }: { text: string }) {
  const openInvoice = useOpenInvoice();
  const { data: reading } = useQuery(invoiceQuery(text));
  if (!reading) return <div className="min-h-16" aria-busy="true" />;
  if (!reading.ok)
    return <p className="flex min-h-16 items-center text-ink-2">{scan.unreadable}</p>;
  const { amountMsat, description } = reading.value;
  return (
    <button
      type="button"
      onClick={() => void openInvoice(text, { replace: true })}
      className="flex min-h-16 w-full items-center justify-between gap-4 text-left active:bg-line"
    >
      <span className="min-w-0">
        <span className="block font-semibold">
          {amountMsat === null ? scan.anyAmount : <InlineAmount amount={amountMsat} />}
        </span>
        <span className="block text-small text-ink-2">
          <UntrustedLine text={description.kind === 'text' ? description.text : scan.noMemo} />
        </span>
      </span>
      <ChevronIcon className="size-4 -rotate-90 text-ink-2" />
    </button>
  );
}
