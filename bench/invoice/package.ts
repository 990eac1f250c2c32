/** The page that reads invoices with the bolt11 package as it comes, under its usual polyfills. */
import { decode } from 'bolt11';
import { reads } from './reads.ts';

reads((text) => void decode(text));
