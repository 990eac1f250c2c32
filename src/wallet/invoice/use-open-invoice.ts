import { useQueryClient } from '@tanstack/react-query';
import { useLocation } from 'wouter';
import type { InvoiceProblem } from '#core/invoice/invoice-problem.ts';
import { invoiceQuery } from './invoice-query.ts';
import { paths } from '#src/lib/paths.ts';

/** How an invoice's text is opened: read, and reviewed when it can be read. */
export type OpenInvoice = (
  text: string,
  options?: { replace?: boolean },
) => Promise<InvoiceProblem | 'reader-missing' | null>;

/** Resolves to null when the invoice is being shown, else to why it is not. */
export function useOpenInvoice(): OpenInvoice {
  const queryClient = useQueryClient();
  const [, navigate] = useLocation();
  return async (text, { replace = false } = {}) => {
    const reading = await queryClient.fetchQuery(invoiceQuery(text)).catch(() => null);
    if (!reading) return 'reader-missing';
    if (!reading.ok) return reading.error;
    const { paymentRequest } = reading.value;
    // Review shows it at once, without reading it again.
    queryClient.setQueryData(invoiceQuery(paymentRequest).queryKey, reading);
    navigate(paths.review(paymentRequest), { replace });
    return null;
  };
}
