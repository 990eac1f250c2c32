import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'wouter';
import { capabilitiesQuery } from '#src/wallet/host/get-capabilities.ts';
import { pageHost } from '#src/wallet/host/page-host.ts';
import { ITEM_PARAMETER, paths } from '#src/lib/paths.ts';
import { common } from '#messages/common.ts';
import { sandbox } from '#messages/sandbox.ts';
import { ButtonLink } from '#src/ui/button.tsx';
import { Page } from '#src/ui/page.tsx';
import { ItemInvoice } from './item-invoice.tsx';
import { ItemList } from './item-list.tsx';
import { isSandboxKind } from './shop-items.ts';

/** Items to pay for with play money. One QR code at a time, so that a camera reads the right one. */
export function ShopScreen() {
  const { data: capabilities, isPending } = useQuery(capabilitiesQuery({ host: pageHost() }));
  const [params] = useSearchParams();
  const asked = params.get(ITEM_PARAMETER) ?? '';
  const chosen = isSandboxKind(asked) ? asked : null;
  const item = chosen ?? 'payable';
  if (isPending) return <main className="flex-1" aria-busy="true" />;
  if (!capabilities?.sandbox) {
    return (
      <Page
        heading={sandbox.notHere}
        action={
          <ButtonLink kind="spark" href={paths.home}>
            {common.backHome}
          </ButtonLink>
        }
      >
        <p className="text-ink-2">{sandbox.notHereText}</p>
      </Page>
    );
  }
  return (
    <Page heading={sandbox.heading} wide>
      <p className="mb-6 max-w-xl text-ink-2">{sandbox.intro}</p>
      <div className="grid grid-cols-1 gap-8 md:grid-cols-2 md:items-start md:gap-16">
        {/* On a small screen, only the list until an item is chosen. */}
        <div className={chosen ? undefined : 'max-md:hidden'}>
          <ItemInvoice key={item} kind={item} />
        </div>
        <ItemList chosen={item} />
      </div>
    </Page>
  );
}
