import { scan } from '#src/messages/en/invoice-field.ts';
import { Page } from '#src/ui/page.tsx';
import { InvoiceField } from './invoice-field.tsx';

/** The place of the camera. Pasting stays whatever becomes of it. */
export function ScanScreen() {
  return (
    <Page heading={scan.heading}>
      <p className="mb-6 text-ink-2">{scan.soon}</p>
      <InvoiceField />
    </Page>
  );
}
