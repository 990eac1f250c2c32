/** Fetches what comes next while nobody waits, so that the way from invoice to receipt never does. */
import { connectionState } from '#src/wallet/connection/connection-store.ts';
import { preloadReader } from '#src/wallet/invoice/invoice-query.ts';
import { capabilitiesQuery } from '#src/wallet/host/host-queries.ts';
import { pageHost } from '#src/wallet/host/page-host.ts';
import { acceptShares } from '#src/wallet/scanner/shared.ts';
import { queryClient } from './query-client.ts';
import { whenIdle } from './when-idle.ts';
import {
  connectScreen,
  depositScreen,
  historyScreen,
  homeScreen,
  paymentScreen,
  receiveScreen,
  reviewScreen,
  scanScreen,
  settingsScreen,
  shopScreen,
  verifyScreen,
} from './screens.ts';

const SCREENS = [
  ['/review', reviewScreen],
  ['/payment/', paymentScreen],
  ['/scan', scanScreen],
  ['/sandbox', shopScreen],
  ['/verify', verifyScreen],
  ['/history', historyScreen],
  ['/receive/', depositScreen],
  ['/receive', receiveScreen],
  ['/settings', settingsScreen],
  ['/connect', connectScreen],
  ['/', homeScreen],
] as const;

/** Screens that need no wallet. */
const OPEN_TO_ALL = new Set(['/sandbox', '/verify']);

/** A slow host must not keep the page blank. */
const PATIENCE_MS = 1_000;

/** What the page was opened for, and what the page's own host can do. */
export async function prefetchFirstScreen(): Promise<void> {
  const opened = SCREENS.find(([path]) => location.pathname.startsWith(path));
  const asksForWallet = connectionState().status === 'none' && !OPEN_TO_ALL.has(opened?.[0] ?? '');
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
  whenIdle(() => {
    preloadReader();
    for (const screen of [homeScreen, reviewScreen, paymentScreen, scanScreen]) {
      screen.preload().catch(() => undefined);
    }
    import('#src/wallet/scanner/preload.ts')
      .then((m) => m.preloadScanning())
      .catch(() => undefined);
    acceptShares();
  });
}
