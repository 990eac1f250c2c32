import { Suspense } from 'react';
import { Route, Switch, useLocation } from 'wouter';
import { useConnectionState } from '#src/lib/connection/use-connection.ts';
import { HomeRoute } from './home-route.tsx';
import { NotFound } from './not-found.tsx';
import {
  connectScreen,
  paymentScreen,
  reviewScreen,
  scanScreen,
  settingsScreen,
  shopScreen,
} from './screens.ts';

export function Routes() {
  return (
    <Suspense fallback={<main className="flex-1" aria-busy="true" />}>
      <Switch>
        <Route path="/">
          <WithWallet>
            <HomeRoute />
          </WithWallet>
        </Route>
        <Route path="/connect">
          <ConnectRoute />
        </Route>
        <Route path="/scan">
          <WithWallet>
            <scanScreen.Screen />
          </WithWallet>
        </Route>
        <Route path="/review">
          <WithWallet>
            <reviewScreen.Screen />
          </WithWallet>
        </Route>
        <Route path="/payment/:hash">
          {({ hash }) => (
            <WithWallet>
              <paymentScreen.Screen key={hash} hash={hash} />
            </WithWallet>
          )}
        </Route>
        <Route path="/sandbox">
          <shopScreen.Screen />
        </Route>
        <Route path="/settings">
          <WithWallet>
            <settingsScreen.Screen />
          </WithWallet>
        </Route>
        <Route>
          <NotFound />
        </Route>
      </Switch>
    </Suspense>
  );
}

/** Asks for a wallet first, at the same address, so that what was opened follows by itself. */
function WithWallet({ children }: { children: React.ReactNode }) {
  const connection = useConnectionState();
  return connection.status === 'connected' ? children : <connectScreen.Screen />;
}

function ConnectRoute() {
  const [, navigate] = useLocation();
  return <connectScreen.Screen onConnected={() => navigate('/', { replace: true })} />;
}
