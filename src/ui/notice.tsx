import type { ReactNode } from 'react';
import { classes } from './classes.ts';

export type Tone = 'plain' | 'open' | 'failed' | 'paid';

const EDGES: Record<Tone, string> = {
  plain: 'border-edge',
  open: 'border-spark',
  failed: 'border-failed',
  paid: 'border-paid',
};

const TITLES: Record<Tone, string> = {
  plain: 'text-ink',
  open: 'text-ink',
  failed: 'text-failed',
  paid: 'text-paid',
};

interface NoticeProps {
  tone?: Tone;
  title: ReactNode;
  /** Announced at once by screen readers, because it answers what the person just did. */
  alert?: boolean;
  className?: string;
  children?: ReactNode;
}

/** Something the person has to know before going on. */
export function Notice({ tone = 'plain', title, alert = false, className, children }: NoticeProps) {
  return (
    <div
      role={alert ? 'alert' : undefined}
      className={classes('border-l-4 py-1 pl-4', EDGES[tone], className)}
    >
      <p className={classes('font-semibold', TITLES[tone])}>{title}</p>
      {children !== undefined && <div className="mt-1 space-y-2 text-ink-2">{children}</div>}
    </div>
  );
}
