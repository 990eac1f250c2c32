/** Fetches screens ahead, so that there is no waiting for one between an invoice and its receipt. */
import { matchesPattern } from '#src/lib/paths.ts';
import { whenIdle } from '#src/lib/when-idle.ts';
import { connectionState } from '#src/wallet/connection/connection-store.ts';
import { capabilitiesQuery } from '#src/wallet/host/get-capabilities.ts';
import { pageHost } from '#src/wallet/host/page-host.ts';
import { preloadReader } from '#src/wallet/invoice/invoice-query.ts';
import { registerShareTarget } from '#src/wallet/scanner/share-target.ts';
import { queryClient } from './query-client.ts';
import { connectScreen, routes } from './routes.ts';

/** A slow host must not keep the page blank. */
const TIMEOUT_MS = 1_000;

/** The screen that the page was opened for, and the capabilities of the page's own host. */
export async function prefetchFirstScreen(): Promise<void> {
  const opened = routes.find(({ pattern }) => matchesPattern(pattern, location.pathname));
  const asksForWallet = opened?.needsWallet === true && connectionState().status === 'none';
  const screen = asksForWallet ? connectScreen : opened?.screen;
  await Promise.race([
    Promise.allSettled([
      screen?.preload(),
      queryClient.prefetchQuery(capabilitiesQuery({ host: pageHost() })),
    ]),
    new Promise((resolve) => setTimeout(resolve, TIMEOUT_MS)),
  ]);
}

/** Once the page is quiet: the reader of invoices, the screens of a payment, and the decoder of QR codes. */
export function prefetchWhenIdle(): void {
  whenIdle(() => {
    preloadReader();
    for (const { screen, fetchedAhead } of routes) {
      if (fetchedAhead) screen.preload().catch(() => undefined);
    }
    import('#src/wallet/scanner/preload.ts')
      .then((m) => m.preloadScanning())
      .catch(() => undefined);
    registerShareTarget();
  });
}
