import { useQueryClient } from '@tanstack/react-query';
import { useLocation } from 'wouter';
import type { InvoiceProblem } from '#core/invoice/invoice-problem.ts';
import { invoiceQuery } from './invoice-query.ts';

/** How an invoice's text is opened: read, and reviewed when it can be read. */
export type OpenInvoice = (
  text: string,
  options?: { replace?: boolean },
) => Promise<InvoiceProblem | 'reader-missing' | null>;

/** The address of an invoice's review. In the fragment, it is never sent to a server. */
export function reviewPath(paymentRequest: string): string {
  return `/review#${paymentRequest}`;
}

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
    navigate(reviewPath(paymentRequest), { replace });
    return null;
  };
}
