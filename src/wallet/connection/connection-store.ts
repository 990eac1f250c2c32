/**
 * Where the connection is kept: in this tab only (session storage), unless the person asked to keep it
 * on the device. Then it is encrypted with a key that the browser does not give away, so that no
 * wallet key is in storage as plain text (docs/decisions/0004).
 */
import * as v from 'valibot';
import { forgottenMark, KEPT_MARK } from './connection-marks.ts';
import { connectionSchema, type Connection } from './connection.ts';

const TAB_KEY = 'connection';

export type ConnectionState =
  | { status: 'loading' }
  | { status: 'none' }
  | { status: 'connected'; connection: Connection; kept: boolean };

let state: ConnectionState = { status: 'loading' };
const listeners = new Set<() => void>();

function setState(next: ConnectionState): void {
  state = next;
  for (const listener of listeners) listener();
}

export function connectionState(): ConnectionState {
  return state;
}

export function subscribeToConnection(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Reads the connection once, when the app starts, and follows other tabs from then on. */
export async function loadConnection(): Promise<void> {
  const inTab = readTab();
  const connection =
    inTab ??
    (localStorage.getItem(KEPT_MARK)
      ? await keptWallet()
          .then(({ readKept }) => readKept())
          .catch(() => null)
      : null);
  setState(connection ? { status: 'connected', connection, kept: !inTab } : { status: 'none' });
  addEventListener('storage', leaveIfForgotten);
  leaveIfForgotten();
}

/**
 * Connects, and keeps the keys on the device if `keep`.
 * @throws when the device cannot keep them; nothing is connected then.
 */
export async function connect(connection: Connection, keep: boolean): Promise<void> {
  const kept =
    (keep || localStorage.getItem(KEPT_MARK) !== null) &&
    (await (await keptWallet()).replaceKept(connection, keep));
  if (kept) sessionStorage.removeItem(TAB_KEY);
  else sessionStorage.setItem(TAB_KEY, JSON.stringify(connection));
  localStorage.removeItem(forgottenMark(connection));
  setState({ status: 'connected', connection, kept });
}

/** The wallet may have been forgotten in another tab, or here while this tab was asleep. */
export function leaveIfForgotten(): void {
  if (state.status !== 'connected' || !localStorage.getItem(forgottenMark(state.connection)))
    return;
  sessionStorage.removeItem(TAB_KEY);
  setState({ status: 'none' });
}

function keptWallet() {
  return import('./kept-wallet.ts');
}

function readTab(): Connection | null {
  try {
    const parsed = v.safeParse(connectionSchema, JSON.parse(sessionStorage.getItem(TAB_KEY) ?? ''));
    return parsed.success ? parsed.output : null;
  } catch {
    return null;
  }
}
