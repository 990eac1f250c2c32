/** Fetches what comes next while nobody waits, so that the way from invoice to receipt never does. */
import { connectionState } from '#src/lib/connection/connection-store.ts';
import { preloadReader } from '#src/lib/invoice/invoice-query.ts';
import { capabilitiesQuery } from '#src/lib/lnpay/host-queries.ts';
import { pageHost } from '#src/lib/page-host.ts';
import { acceptShares } from '#src/lib/scan/shared.ts';
import { queryClient } from './query-client.ts';
import {
  connectScreen,
  homeScreen,
  paymentScreen,
  reviewScreen,
  scanScreen,
  settingsScreen,
  shopScreen,
} from './screens.ts';

const SCREENS = [
  ['/review', reviewScreen],
  ['/payment/', paymentScreen],
  ['/scan', scanScreen],
  ['/sandbox', shopScreen],
  ['/settings', settingsScreen],
  ['/connect', connectScreen],
  ['/', homeScreen],
] as const;

/** A slow host must not keep the page blank. */
const PATIENCE_MS = 1_000;

/** What the page was opened for, and what the page's own host can do. */
export async function prefetchFirstScreen(): Promise<void> {
  const opened = SCREENS.find(([path]) => location.pathname.startsWith(path));
  const asksForWallet = connectionState().status === 'none' && opened?.[0] !== '/sandbox';
  const screen = asksForWallet ? connectScreen : opened?.[1];
  await Promise.race([
    Promise.allSettled([
      screen?.preload(),
      queryClient.prefetchQuery(capabilitiesQuery({ host: pageHost() })),
    ]),
    new Promise((resolve) => setTimeout(resolve, PATIENCE_MS)),
  ]);
}

/** Once the page is quiet: the reader, the screens of a payment, and what decodes QR codes. */
export function prefetchWhenIdle(): void {
  const later = globalThis.requestIdleCallback ?? ((run: () => void) => setTimeout(run, 300));
  later(() => {
    preloadReader();
    for (const screen of [homeScreen, reviewScreen, paymentScreen, scanScreen]) {
      screen.preload().catch(() => undefined);
    }
    import('#src/lib/scan/preload.ts').then((m) => m.preloadScanning()).catch(() => undefined);
    acceptShares();
  });
}
