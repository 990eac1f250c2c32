import { useQueryClient } from '@tanstack/react-query';
import { useLocation } from 'wouter';
import { paths } from '#src/lib/paths.ts';
import { connect } from '#src/wallet/connection/connection-store.ts';
import type { Connection } from '#src/wallet/connection/connection.ts';

/** Connects a wallet whose keys have been checked. */
export function useAcceptWallet() {
  const [path, navigate] = useLocation();
  const queryClient = useQueryClient();
  return async (connection: Connection, keep: boolean) => {
    // Payments of another wallet. Before connecting, since a payment's screen may open at once and ask again.
    queryClient.removeQueries({ queryKey: ['payment'] });
    await connect(connection, keep);
    // In place of another screen, Connect is replaced by that screen once there is a connection.
    if (path === paths.connect) navigate(paths.home, { replace: true });
  };
}
