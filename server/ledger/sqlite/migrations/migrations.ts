import { initial } from './001-initial.ts';
import { accountNumbers } from './002-account-numbers.ts';
import { howPaymentsFailed } from './003-how-payments-failed.ts';

/** In order; the place in the list is the version. Append only. */
export const MIGRATIONS: readonly string[] = [initial, accountNumbers, howPaymentsFailed];
