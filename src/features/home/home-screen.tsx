import type { ReactNode } from 'react';
import { home } from '#src/messages/en/home.ts';
import { ButtonLink } from '#src/ui/button.tsx';
import { ScanIcon } from '#src/ui/icons.tsx';
import { Page } from '#src/ui/page.tsx';
import { Balance } from './balance.tsx';
import { Recent } from './recent.tsx';

/** @param invoiceField where an invoice is pasted; it belongs to another feature */
export function HomeScreen({ invoiceField }: { invoiceField: ReactNode }) {
  return (
    <Page heading={home.heading} headingHidden wide>
      <div className="grid gap-8 md:grid-cols-2 md:gap-16">
        <div className="space-y-6">
          <Balance />
          <ButtonLink kind="spark" href="/scan" className="min-h-16!">
            <ScanIcon className="size-6" />
            {home.scan}
          </ButtonLink>
          {invoiceField}
        </div>
        <Recent />
      </div>
    </Page>
  );
}
