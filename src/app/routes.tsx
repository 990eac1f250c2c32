import { Suspense } from 'react';
import { Route, Switch, useLocation } from 'wouter';
import { useConnectionState } from '#src/wallet/connection/use-connection.ts';
import { NotFound } from './not-found.tsx';
import {
  connectScreen,
  depositScreen,
  historyScreen,
  homeScreen,
  paymentScreen,
  receiveScreen,
  reviewScreen,
  scanScreen,
  settingsScreen,
  shopScreen,
  verifyScreen,
} from './screens.ts';

export function Routes() {
  return (
    <Suspense fallback={<main className="flex-1" aria-busy="true" />}>
      <Switch>
        <Route path="/">
          <WithWallet>
            <homeScreen.View />
          </WithWallet>
        </Route>
        <Route path="/connect">
          <ConnectRoute />
        </Route>
        <Route path="/scan">
          <WithWallet>
            <scanScreen.View />
          </WithWallet>
        </Route>
        <Route path="/review">
          <WithWallet>
            <reviewScreen.View />
          </WithWallet>
        </Route>
        <Route path="/payment/:hash">
          {({ hash }) => (
            <WithWallet>
              <paymentScreen.View key={hash} hash={hash} />
            </WithWallet>
          )}
        </Route>
        <Route path="/history">
          <WithWallet>
            <historyScreen.View />
          </WithWallet>
        </Route>
        <Route path="/receive">
          <WithWallet>
            <receiveScreen.View />
          </WithWallet>
        </Route>
        <Route path="/receive/:id">
          {({ id }) => (
            <WithWallet>
              <depositScreen.View key={id} id={id} />
            </WithWallet>
          )}
        </Route>
        <Route path="/verify">
          <verifyScreen.View />
        </Route>
        <Route path="/sandbox">
          <shopScreen.View />
        </Route>
        <Route path="/settings">
          <WithWallet>
            <settingsScreen.View />
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
  return connection.status === 'connected' ? children : <connectScreen.View />;
}

function ConnectRoute() {
  const [, navigate] = useLocation();
  return <connectScreen.View onConnected={() => navigate('/', { replace: true })} />;
}
