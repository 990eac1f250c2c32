import { useSearchParams } from 'wouter';
import { mayReceive } from '#src/wallet/connection/may-receive.ts';
import { useConnection } from '#src/wallet/connection/use-connection.ts';
import { InvoiceField } from '#src/wallet/invoice/invoice-field.tsx';
import { INVOICE_PARAMETER, paths } from '#src/lib/paths.ts';
import { home } from '#messages/home.ts';
import { ButtonLink } from '#src/ui/button.tsx';
import { ArrowInIcon, ScanIcon } from '#src/ui/icons.tsx';
import { Page } from '#src/ui/page.tsx';
import { Balance } from './balance.tsx';
import { Recent } from './recent.tsx';

export function HomeScreen() {
  return (
    <Page heading={home.heading} headingHidden wide>
      <div className="grid grid-cols-1 gap-8 pb-20 md:pb-0 md:grid-cols-2 md:gap-16">
        <div className="flex flex-col gap-6">
          <Balance />
          {/* Within reach of the thumb. */}
          <div className="max-md:fixed max-md:inset-x-0 max-md:bottom-0 max-md:z-10 max-md:border-t max-md:border-line max-md:bg-paper max-md:px-5 max-md:pt-3 max-md:pb-[max(0.75rem,env(safe-area-inset-bottom))]">
            <ButtonLink kind="spark" href={paths.scan} className="min-h-16!">
              <ScanIcon className="size-6" />
              {home.scan}
            </ButtonLink>
          </div>
          <HomeInvoiceField />
          {mayReceive(useConnection()) && (
            <ButtonLink href={paths.receive}>
              <ArrowInIcon />
              {home.receive}
            </ButtonLink>
          )}
        </div>
        <Recent />
      </div>
    </Page>
  );
}

/** The field for an invoice. A link that opens the wallet brings one, which is opened at once. */
function HomeInvoiceField() {
  const [params] = useSearchParams();
  const linked = params.get(INVOICE_PARAMETER) ?? '';
  return <InvoiceField key={linked} initialText={linked} />;
}
