import { initial } from './001-initial.ts';
import { accountNumbers } from './002-account-numbers.ts';

/** In order; the place in the list is the version. Append only. */
export const MIGRATIONS: readonly string[] = [initial, accountNumbers];
