import { useSyncExternalStore } from 'react';
import {
  connectionState,
  subscribeToConnection,
  type ConnectionState,
} from './connection-store.ts';
import type { Connection } from './connection.ts';

export function useConnectionState(): ConnectionState {
  return useSyncExternalStore(subscribeToConnection, connectionState);
}

/** The connection, in screens that are only shown when there is one. */
export function useConnection(): Connection {
  const state = useConnectionState();
  if (state.status !== 'connected') throw new Error('this screen needs a connected wallet');
  return state.connection;
}
