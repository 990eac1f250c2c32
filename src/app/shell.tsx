import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useState, type ReactNode } from 'react';
import { Link, useLocation } from 'wouter';
import { useConnectionState } from '#src/wallet/connection/use-connection.ts';
import { capabilitiesQuery } from '#src/wallet/host/get-capabilities.ts';
import { pageHost } from '#src/wallet/host/page-host.ts';
import { paths } from '#src/lib/paths.ts';
import { useOnline } from '#src/lib/use-online.ts';
import { whenIdle } from '#src/lib/when-idle.ts';
import { common, shell } from '#messages/common.ts';
import { Logo } from '#src/ui/icons.tsx';
import { BrokenPage } from './broken-page.tsx';

const DropAnywhere = lazy(() =>
  import('#src/features/scan/drop-anywhere.tsx').then((m) => ({ default: m.DropAnywhere })),
);

export function Shell({ children }: { children: ReactNode }) {
  const [path] = useLocation();
  const online = useOnline();
  return (
    <div className="flex min-h-dvh flex-col">
      <header className="relative mx-auto flex w-full max-w-4xl items-center justify-between gap-4 px-5 py-3 print:hidden">
        <Link
          href={paths.home}
          aria-label={shell.homeLink}
          className="flex min-h-11 items-center gap-2 font-semibold tracking-tight"
        >
          <Logo />
          <span className="max-[20rem]:hidden">{common.appName}</span>
        </Link>
        <Pages />
        {/* Positioned within the header's padding, so that nothing moves. */}
        <p
          aria-live="polite"
          className="absolute inset-x-5 -bottom-1 truncate text-small font-medium"
        >
          {!online && <span className="border-b-2 border-spark">{shell.offline}</span>}
        </p>
      </header>
      {/* On Verify, a dropped file is a receipt. */}
      {path !== paths.verify && <DropWhenIdle />}
      {/* The key resets the error boundary on the next page. */}
      <BrokenPage key={path}>{children}</BrokenPage>
    </div>
  );
}

/** Not needed for the first render. */
function DropWhenIdle() {
  const [idle, setIdle] = useState(false);
  useEffect(() => whenIdle(() => setIdle(true)), []);
  return idle ? (
    <Suspense>
      <DropAnywhere />
    </Suspense>
  ) : null;
}

function Pages() {
  const [path] = useLocation();
  const connected = useConnectionState().status === 'connected';
  const { data: capabilities } = useQuery(capabilitiesQuery({ host: pageHost() }));
  const pages = [
    ...(capabilities?.sandbox ? [{ href: paths.shop, word: shell.shop }] : []),
    ...(connected ? [{ href: paths.settings, word: shell.settings }] : []),
  ];
  return (
    <nav aria-label={shell.navigation} className="flex gap-1">
      {pages.map(({ href, word }) => (
        <Link
          key={href}
          href={href}
          aria-current={path === href ? 'page' : undefined}
          className="flex min-h-11 items-center px-1 text-ink-2 min-[20rem]:px-2 underline-offset-4 hover:text-ink hover:underline aria-[current=page]:text-ink aria-[current=page]:underline"
        >
          {word}
        </Link>
      ))}
    </nav>
  );
}
