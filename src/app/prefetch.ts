/** Fetches what comes next while nobody waits, so that the way from invoice to receipt never does. */
import { connectionState } from '#src/lib/connection/connection-store.ts';
import { preloadReader } from '#src/lib/invoice/invoice-query.ts';
import { capabilitiesQuery } from '#src/lib/lnpay/host-queries.ts';
import { pageHost } from '#src/lib/page-host.ts';
import { queryClient } from './query-client.ts';
import {
  connectScreen,
  paymentScreen,
  reviewScreen,
  scanScreen,
  settingsScreen,
  shopScreen,
} from './screens.ts';

const AT_START = [
  ['/review', reviewScreen],
  ['/payment/', paymentScreen],
  ['/scan', scanScreen],
  ['/sandbox', shopScreen],
  ['/settings', settingsScreen],
  ['/connect', connectScreen],
] as const;

/** A slow host must not keep the page blank. */
const PATIENCE_MS = 1_000;

export async function prefetchFirstScreen(): Promise<void> {
  const needed = AT_START.filter(([path]) => location.pathname.startsWith(path)).map(
    ([, screen]) => screen.preload(),
  );
  const capabilities = queryClient.prefetchQuery(capabilitiesQuery({ host: pageHost() }));
  if (connectionState().status === 'none') needed.push(connectScreen.preload(), capabilities);
  await Promise.race([
    Promise.allSettled(needed),
    new Promise((resolve) => setTimeout(resolve, PATIENCE_MS)),
  ]);
}

/** Once the page is quiet: the reader and the screens of a payment. */
export function prefetchWhenIdle(): void {
  const later = globalThis.requestIdleCallback ?? ((run: () => void) => setTimeout(run, 300));
  later(() => {
    preloadReader();
    for (const screen of [reviewScreen, paymentScreen, scanScreen]) {
      screen.preload().catch(() => undefined);
    }
  });
}
