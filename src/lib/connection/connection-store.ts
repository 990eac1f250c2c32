/**
 * Where the connection lives. In this tab only (session storage), unless the person asked to keep it
 * on the device: then it is encrypted with a key that the browser will not give away, so that no
 * wallet key lies in storage as plain text (docs/decisions/0004).
 */
import * as v from 'valibot';
import type { ConnectionVault } from './connection-vault.ts';
import { connectionSchema, type Connection } from './connection.ts';

const TAB_KEY = 'connection';
/** Says that there is something in the vault, so that a first visit need not load what opens it. */
const KEPT_MARK = 'connection-kept';

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

/** Reads the connection once, when the app starts. */
export async function loadConnection(): Promise<void> {
  const inTab = readTab();
  if (inTab) return setState({ status: 'connected', connection: inTab, kept: false });
  const kept = localStorage.getItem(KEPT_MARK)
    ? await openVault()
        .then((vault) => vault.read())
        .catch(() => null)
    : null;
  setState(kept ? { status: 'connected', connection: kept, kept: true } : { status: 'none' });
}

/**
 * Connects, and keeps the keys on the device if `keep`.
 * @throws when the device cannot keep them; nothing is connected then.
 */
export async function connect(connection: Connection, keep: boolean): Promise<void> {
  if (keep) {
    await (await openVault()).write(connection);
    localStorage.setItem(KEPT_MARK, 'yes');
    sessionStorage.removeItem(TAB_KEY);
  } else {
    sessionStorage.setItem(TAB_KEY, JSON.stringify(connection));
  }
  setState({ status: 'connected', connection, kept: keep });
}

/** Forgets the keys, in this tab and on the device. */
export async function disconnect(): Promise<void> {
  sessionStorage.removeItem(TAB_KEY);
  localStorage.removeItem(KEPT_MARK);
  setState({ status: 'none' });
  await openVault()
    .then((vault) => vault.clear())
    .catch(() => undefined);
}

/** Whether this browser can keep keys encrypted: it needs WebCrypto, which plain HTTP pages lack. */
export function canKeepKeys(): boolean {
  return 'subtle' in crypto && 'indexedDB' in globalThis;
}

async function openVault(): Promise<ConnectionVault> {
  return (await import('./connection-vault.ts')).openVault();
}

function readTab(): Connection | null {
  try {
    const parsed = v.safeParse(connectionSchema, JSON.parse(sessionStorage.getItem(TAB_KEY) ?? ''));
    return parsed.success ? parsed.output : null;
  } catch {
    return null;
  }
}
