/** The screens that load on demand. Home is in the first load. */
import { lazyScreen } from './lazy-screen.tsx';

export const connectScreen = lazyScreen(() =>
  import('#src/features/connect/connect-screen.tsx').then((m) => m.ConnectScreen),
);
export const scanScreen = lazyScreen(() =>
  import('#src/features/scan/scan-screen.tsx').then((m) => m.ScanScreen),
);
export const reviewScreen = lazyScreen(() =>
  import('#src/features/review/review-screen.tsx').then((m) => m.ReviewScreen),
);
export const paymentScreen = lazyScreen(() =>
  import('./payment-screen.tsx').then((m) => m.PaymentScreen),
);
export const shopScreen = lazyScreen(() =>
  import('#src/features/sandbox/shop-screen.tsx').then((m) => m.ShopScreen),
);
export const settingsScreen = lazyScreen(() =>
  import('#src/features/settings/settings-screen.tsx').then((m) => m.SettingsScreen),
);
