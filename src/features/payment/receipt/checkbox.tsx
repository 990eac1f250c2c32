import { useId, type ReactNode } from 'react';

interface CheckboxProps {
  label: string;
  /** What it means, on or off. */
  hint: ReactNode;
  checked: boolean;
  onChange: (checked: boolean) => void;
}

/** A checkbox with an explanation. */
export function Checkbox({ label, hint, checked, onChange }: CheckboxProps) {
  const id = useId();
  return (
    <div className="flex gap-3">
      <input
        id={id}
        type="checkbox"
        checked={checked}
        aria-describedby={`${id}-hint`}
        onChange={(event) => onChange(event.target.checked)}
        className="mt-0.5 size-5 shrink-0 accent-ink"
      />
      <div>
        <label htmlFor={id} className="font-medium">
          {label}
        </label>
        <p id={`${id}-hint`} className="text-small text-ink-2">
          {hint}
        </p>
      </div>
    </div>
  );
}
