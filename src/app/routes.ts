/** The screens of the app: one table, read by the router and by what fetches screens ahead. */
import type { ComponentType } from 'react';
import { patterns } from '#src/lib/paths.ts';
import { onDemand } from '#src/ui/on-demand.tsx';

interface AppRoute {
  pattern: string;
  /** Loads on demand, so that a visit begins with only the screen it opens. */
  screen: { View: ComponentType; preload: () => Promise<void> };
  /** Without a connected wallet, Connect is shown in its place, at the same address. */
  needsWallet: boolean;
  /** Fetched as soon as the page is quiet: the way from an invoice to its receipt. */
  fetchedAhead: boolean;
}

export const connectScreen = onDemand(() =>
  import('#src/features/connect/connect-screen.tsx').then((m) => m.ConnectScreen),
);

export const routes: readonly AppRoute[] = [
  {
    pattern: patterns.home,
    screen: onDemand(() => import('#src/features/home/home-screen.tsx').then((m) => m.HomeScreen)),
    needsWallet: true,
    fetchedAhead: true,
  },
  {
    pattern: patterns.connect,
    screen: connectScreen,
    needsWallet: false,
    fetchedAhead: false,
  },
  {
    pattern: patterns.scan,
    screen: onDemand(() => import('#src/features/scan/scan-screen.tsx').then((m) => m.ScanScreen)),
    needsWallet: true,
    fetchedAhead: true,
  },
  {
    pattern: patterns.review,
    screen: onDemand(() =>
      import('#src/features/review/review-screen.tsx').then((m) => m.ReviewScreen),
    ),
    needsWallet: true,
    fetchedAhead: true,
  },
  {
    pattern: patterns.payment,
    screen: onDemand(() =>
      import('#src/features/payment/payment-screen.tsx').then((m) => m.PaymentScreen),
    ),
    needsWallet: true,
    fetchedAhead: true,
  },
  {
    pattern: patterns.history,
    screen: onDemand(() =>
      import('#src/features/history/history-screen.tsx').then((m) => m.HistoryScreen),
    ),
    needsWallet: true,
    fetchedAhead: false,
  },
  {
    pattern: patterns.receive,
    screen: onDemand(() =>
      import('#src/features/receive/receive-screen.tsx').then((m) => m.ReceiveScreen),
    ),
    needsWallet: true,
    fetchedAhead: false,
  },
  {
    pattern: patterns.deposit,
    screen: onDemand(() =>
      import('#src/features/receive/deposit-screen.tsx').then((m) => m.DepositScreen),
    ),
    needsWallet: true,
    fetchedAhead: false,
  },
  {
    pattern: patterns.verify,
    screen: onDemand(() =>
      import('#src/features/verify/verify-screen.tsx').then((m) => m.VerifyScreen),
    ),
    needsWallet: false,
    fetchedAhead: false,
  },
  {
    pattern: patterns.shop,
    screen: onDemand(() => import('#src/features/shop/shop-screen.tsx').then((m) => m.ShopScreen)),
    needsWallet: false,
    fetchedAhead: false,
  },
  {
    pattern: patterns.settings,
    screen: onDemand(() =>
      import('#src/features/settings/settings-screen.tsx').then((m) => m.SettingsScreen),
    ),
    needsWallet: true,
    fetchedAhead: false,
  },
];
