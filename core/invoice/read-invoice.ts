/** Reads whatever was scanned or pasted into an invoice, or names what is wrong with it. */
import type { Result } from '../result.ts';
import type { InvoiceProblem } from './invoice-problem.ts';
import type { Invoice } from './invoice.ts';

export declare function readInvoice(text: string): Result<Invoice, InvoiceProblem>;
