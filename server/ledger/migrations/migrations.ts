import { initial } from './001-initial.ts';

/** In order; the place in the list is the version. Append only. */
export const MIGRATIONS: readonly string[] = [initial];
