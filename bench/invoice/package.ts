/** The page that reads invoices with the bolt11 package unchanged, with its usual polyfills. */
import { decode } from 'bolt11';
import { reads } from './reads.ts';

reads((text) => void decode(text));
