import type { ReactNode } from 'react';

/** A name and its value on one line of a slip. */
export function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="flex flex-wrap items-baseline justify-between gap-x-4 py-1.5">
      <dt className="shrink-0 text-ink-2">{name}</dt>
      <dd className="ml-auto min-w-0 text-right">{children}</dd>
    </div>
  );
}

/** A name above a long value, with an action beside the name. */
export function LongFact({
  name,
  action,
  children,
}: {
  name: string;
  action?: ReactNode;
  children: ReactNode;
}) {
  return (
    <div className="py-1.5">
      <dt className="flex min-h-8 items-center justify-between gap-2 text-ink-2">
        {name}
        {action}
      </dt>
      <dd className="min-w-0">{children}</dd>
    </div>
  );
}
