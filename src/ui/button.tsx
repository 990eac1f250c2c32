import type { ComponentProps } from 'react';
import { Link } from 'wouter';
import { classes } from './classes.ts';

/** `spark` is for the main action: one on a page. */
type ButtonKind = 'spark' | 'plain' | 'quiet';

const BASE =
  'inline-flex items-center justify-center gap-2 text-center disabled:cursor-not-allowed print:hidden';

const KINDS: Record<ButtonKind, string> = {
  spark:
    'min-h-14 w-full rounded-l bg-spark px-5 py-2 font-semibold text-on-spark active:bg-spark-press disabled:bg-line disabled:text-ink-2',
  plain:
    'min-h-12 w-full rounded-l border border-edge px-5 py-2 font-medium text-ink active:bg-line disabled:text-ink-2 disabled:border-line',
  quiet:
    'min-h-11 rounded-s px-2 font-medium text-ink underline decoration-edge underline-offset-4 hover:decoration-ink disabled:text-ink-2 disabled:no-underline',
};

function buttonClass(kind: ButtonKind, more?: string): string {
  return classes(BASE, KINDS[kind], more);
}

interface ButtonProps extends ComponentProps<'button'> {
  kind?: ButtonKind;
}

export function Button({ kind = 'plain', className, type, ...rest }: ButtonProps) {
  return (
    <button
      type={type === 'submit' ? 'submit' : 'button'}
      className={buttonClass(kind, className)}
      {...rest}
    />
  );
}

interface ButtonLinkProps {
  href: string;
  kind?: ButtonKind;
  className?: string;
  replace?: boolean;
  children: React.ReactNode;
}

export function ButtonLink({ kind = 'plain', className, ...rest }: ButtonLinkProps) {
  return <Link className={buttonClass(kind, className)} {...rest} />;
}
