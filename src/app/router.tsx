import { Suspense, type ReactNode } from 'react';
import { Route, Switch, useLocation } from 'wouter';
import { useConnectionState } from '#src/wallet/connection/use-connection.ts';
import { NotFound } from './not-found.tsx';
import { connectScreen, routes } from './routes.ts';

/** The screen of the current address. */
export function Router() {
  const [path] = useLocation();
  return (
    <Suspense fallback={<main className="flex-1" aria-busy="true" />}>
      <Switch>
        {routes.map(({ pattern, screen, needsWallet }) => (
          <Route key={pattern} path={pattern}>
            {needsWallet ? (
              <WithWallet>
                <screen.View key={path} />
              </WithWallet>
            ) : (
              <screen.View key={path} />
            )}
          </Route>
        ))}
        <Route>
          <NotFound />
        </Route>
      </Switch>
    </Suspense>
  );
}

/** Asks for a wallet first, at the same address, so that what was opened follows by itself. */
function WithWallet({ children }: { children: ReactNode }) {
  const connection = useConnectionState();
  return connection.status === 'connected' ? children : <connectScreen.View />;
}
