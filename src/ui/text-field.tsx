import { useId, type ComponentProps, type ReactNode } from 'react';
import { classes } from './classes.ts';

interface TextFieldProps extends Omit<ComponentProps<'input'>, 'id'> {
  label: string;
  hint?: ReactNode;
  /** What is wrong with the text, and what to do. */
  error?: string | null;
  /** Beside the label, at the right. */
  action?: ReactNode;
}

export const FIELD_CLASS =
  'min-h-12 w-full rounded-s border border-edge bg-slip px-3 text-body text-ink placeholder:text-ink-2';

export function TextField({ label, hint, error, action, className, ...input }: TextFieldProps) {
  const id = useId();
  const message = error ?? hint;
  return (
    <div>
      <div className="flex items-end justify-between gap-2">
        <label htmlFor={id} className="mb-1.5 block font-medium">
          {label}
        </label>
        {action}
      </div>
      <input
        id={id}
        aria-invalid={error ? true : undefined}
        aria-describedby={message ? `${id}-message` : undefined}
        autoCapitalize="off"
        autoCorrect="off"
        autoComplete="off"
        spellCheck={false}
        className={classes(FIELD_CLASS, error && 'border-failed', className)}
        {...input}
      />
      <p
        id={`${id}-message`}
        aria-live="polite"
        className={classes('mt-1 min-h-5 text-small', error ? 'text-failed' : 'text-ink-2')}
      >
        {message}
      </p>
    </div>
  );
}
