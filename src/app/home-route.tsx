import { useSearchParams } from 'wouter';
import { HomeScreen } from '#src/features/home/home-screen.tsx';
import { InvoiceField } from '#src/features/scan/invoice-field.tsx';

/** Home, or straight on to Review with the invoice of a link: `/?lightning=lnbc…`. */
export function HomeRoute() {
  const [params] = useSearchParams();
  const linked = params.get('lightning') ?? '';
  return <HomeScreen invoiceField={<InvoiceField key={linked} initialText={linked} />} />;
}
