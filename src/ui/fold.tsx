import type { ReactNode } from 'react';
import { ChevronIcon } from './icons.tsx';

/** Details that unfold. */
export function Fold({ title, children }: { title: string; children: ReactNode }) {
  return (
    <details className="group border-t border-line">
      <summary className="flex min-h-12 cursor-pointer list-none items-center justify-between gap-2 font-medium">
        {title}
        <ChevronIcon className="size-4 text-ink-2 transition-transform duration-150 group-open:rotate-180 motion-reduce:transition-none" />
      </summary>
      <div className="pb-4">{children}</div>
    </details>
  );
}
