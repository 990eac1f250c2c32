import { useId } from 'react';
import { keyForm as words } from '#messages/key-form.ts';

interface KeepOnDeviceProps {
  keep: boolean;
  /** False where the browser cannot store keys encrypted. */
  possible: boolean;
  onChange: (keep: boolean) => void;
}

export function KeepOnDevice({ keep, possible, onChange }: KeepOnDeviceProps) {
  const id = useId();
  return (
    <div>
      <label className="flex min-h-11 cursor-pointer items-center gap-3 font-medium">
        <input
          type="checkbox"
          checked={keep}
          disabled={!possible}
          aria-describedby={id}
          onChange={(event) => onChange(event.target.checked)}
          className="size-5 accent-ink"
        />
        {words.keep}
      </label>
      <p id={id} className="min-h-15 pl-8 text-small text-ink-2">
        {possible ? (keep ? words.keepOn : words.keepOff) : words.keepImpossible}
      </p>
    </div>
  );
}
