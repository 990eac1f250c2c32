import { useQueryClient } from '@tanstack/react-query';
import { useLocation } from 'wouter';
import { paths } from '#src/lib/paths.ts';
import { connect } from '#src/wallet/connection/connection-store.ts';
import type { Connection } from '#src/wallet/connection/connection.ts';

/** Connects a wallet whose keys have been checked, and forgets what was read of another. */
export function useAcceptWallet() {
  const [path, navigate] = useLocation();
  const queryClient = useQueryClient();
  return async (connection: Connection, keep: boolean) => {
    // First, since the screen that comes next may be a payment's own: it would lose what it waits for.
    queryClient.removeQueries({ queryKey: ['payment'] });
    await connect(connection, keep);
    // Shown in place of another screen, Connect gives way to it by itself.
    if (path === paths.connect) navigate(paths.home, { replace: true });
  };
}
