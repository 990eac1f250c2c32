import { useEffect, useRef, type ReactNode } from 'react';
import { common } from '#messages/common.ts';
import { classes } from './classes.ts';

interface PageProps {
  heading: string;
  /** For screen readers only, where the page itself shows what it is. */
  headingHidden?: boolean;
  wide?: boolean;
  /** The next step, kept at the bottom of the screen. */
  action?: ReactNode;
  children: ReactNode;
}

export function Page({
  heading,
  headingHidden = false,
  wide = false,
  action,
  children,
}: PageProps) {
  const width = wide ? 'max-w-4xl' : 'max-w-md';
  return (
    <main
      className={classes(
        'mx-auto flex w-full flex-1 flex-col px-5 print:max-w-none print:px-0',
        width,
      )}
    >
      <title>{common.documentTitle(heading)}</title>
      <div className="flex-1 pt-2 pb-8 sm:flex-none sm:pt-6">
        <PageHeading key={heading} text={heading} hidden={headingHidden} />
        {children}
      </div>
      {action !== undefined && (
        <div className="sticky bottom-0 -mx-5 border-t border-line bg-paper px-5 pt-3 pb-[max(0.75rem,env(safe-area-inset-bottom))] sm:mx-0 sm:border-0 sm:px-0 sm:pb-8 sm:before:pointer-events-none sm:before:absolute sm:before:inset-x-0 sm:before:bottom-full sm:before:h-6 sm:before:bg-linear-to-t sm:before:from-paper print:hidden">
          {action}
        </div>
      )}
    </main>
  );
}

/** Takes the focus when its page opens or its text changes, so that screen readers announce it. */
function PageHeading({ text, hidden }: { text: string; hidden: boolean }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return (
    <h1
      ref={heading}
      tabIndex={-1}
      className={hidden ? 'sr-only' : 'mb-4 text-title font-semibold tracking-tight text-balance'}
    >
      {text}
    </h1>
  );
}
