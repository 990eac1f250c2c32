/** The screens. Each loads on demand, so that a visit begins with only the one it opens. */
import { onDemand } from '#src/ui/on-demand.tsx';

export const homeScreen = onDemand(() => import('./home-route.tsx').then((m) => m.HomeRoute));
export const connectScreen = onDemand(() =>
  import('#src/features/connect/connect-screen.tsx').then((m) => m.ConnectScreen),
);
export const scanScreen = onDemand(() =>
  import('#src/features/scan/scan-screen.tsx').then((m) => m.ScanScreen),
);
export const reviewScreen = onDemand(() =>
  import('#src/features/review/review-screen.tsx').then((m) => m.ReviewScreen),
);
export const paymentScreen = onDemand(() =>
  import('#src/features/payment/payment-screen.tsx').then((m) => m.PaymentScreen),
);
export const shopScreen = onDemand(() =>
  import('#src/features/shop/shop-screen.tsx').then((m) => m.ShopScreen),
);
export const verifyScreen = onDemand(() =>
  import('#src/features/verify/verify-screen.tsx').then((m) => m.VerifyScreen),
);
export const historyScreen = onDemand(() =>
  import('#src/features/history/history-screen.tsx').then((m) => m.HistoryScreen),
);
export const receiveScreen = onDemand(() =>
  import('#src/features/receive/receive-screen.tsx').then((m) => m.ReceiveScreen),
);
export const depositScreen = onDemand(() =>
  import('#src/features/receive/deposit-screen.tsx').then((m) => m.DepositScreen),
);
export const settingsScreen = onDemand(() =>
  import('#src/features/settings/settings-screen.tsx').then((m) => m.SettingsScreen),
);
