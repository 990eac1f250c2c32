import { useConnection } from '#src/wallet/connection/use-connection.ts';
import { paths } from '#src/lib/paths.ts';
import { receive } from '#messages/receive.ts';
import { ButtonLink } from '#src/ui/button.tsx';
import { Page } from '#src/ui/page.tsx';
import { InvoiceForm } from './invoice-form.tsx';
import { mayReceive } from '#src/wallet/connection/may-receive.ts';

/** Makes an invoice for the connected wallet. */
export function ReceiveScreen() {
  return mayReceive(useConnection()) ? <InvoiceForm /> : <MayNot />;
}

function MayNot() {
  return (
    <Page
      heading={receive.mayNot}
      action={
        <ButtonLink kind="spark" href={paths.connect}>
          {receive.connect}
        </ButtonLink>
      }
    >
      <p className="text-ink-2">{receive.mayNotText}</p>
    </Page>
  );
}
