import { useId, useState } from 'react';
import type { FeeLimitUnit } from '#core/fee-limit.ts';
import { ceilToSat, ZERO_MSAT, type Msat } from '#core/money.ts';
import { feeLimit as words } from '#src/messages/en/review.ts';
import { Button } from '#src/ui/button.tsx';
import { classes } from '#src/ui/classes.ts';
import { FIELD_CLASS } from '#src/ui/text-field.tsx';
import {
  changeUnit,
  chosenMsat,
  DEFAULT_CHOICE,
  limitText,
  percentOf,
  typeLimit,
  type FeeLimitChoice,
} from './fee-limit-choice.ts';

interface FeeLimitFieldProps {
  choice: FeeLimitChoice;
  /** Null while the amount is not known: then a percentage is of nothing yet. */
  amount: Msat | null;
  onChange: (choice: FeeLimitChoice) => void;
}

const UNITS: readonly FeeLimitUnit[] = ['sat', 'msat', 'percent'];

/** One line, until the person wants to change it. */
export function FeeLimitField({ choice, amount, onChange }: FeeLimitFieldProps) {
  const id = useId();
  const [open, setOpen] = useState(false);
  const editing = open || choice.problem !== null;
  return (
    <section aria-labelledby={id}>
      <div className="flex min-h-11 items-center justify-between gap-4">
        <span id={id} className="shrink-0 text-ink-2">
          {words.title}
        </span>
        <span className="flex items-center gap-2 text-right">
          {summary(choice, amount)}
          <Button
            kind="quiet"
            className="-mr-2 text-small"
            aria-expanded={editing}
            onClick={() => setOpen(!editing)}
          >
            {editing ? words.done : words.change}
            <span className="sr-only"> {words.title}</span>
          </Button>
        </span>
      </div>
      {editing && <Editor choice={choice} amount={amount ?? ZERO_MSAT} onChange={onChange} />}
    </section>
  );
}

function summary(choice: FeeLimitChoice, amount: Msat | null): string {
  if (choice.problem) return '';
  if (amount === null && (choice.chosen === 'default' || choice.unit === 'percent')) {
    return `${choice.chosen === 'default' ? 5 : limitText(choice, ZERO_MSAT)} %`;
  }
  return words.upTo(chosenMsat(choice, amount ?? ZERO_MSAT));
}

interface EditorProps extends FeeLimitFieldProps {
  amount: Msat;
}

function Editor({ choice, amount, onChange }: EditorProps) {
  const id = useId();
  const limit = chosenMsat(choice, amount);
  return (
    <div className="pb-2">
      <label htmlFor={id} className="mb-1.5 block text-small text-ink-2">
        {words.label}
      </label>
      <div className="flex gap-2">
        <input
          id={id}
          value={limitText(choice, amount)}
          onChange={(event) => onChange(typeLimit(choice, event.target.value))}
          inputMode="decimal"
          autoComplete="off"
          aria-invalid={choice.problem !== null}
          aria-describedby={`${id}-below`}
          className={classes(
            FIELD_CLASS,
            'min-w-0 flex-1 tabular-nums',
            choice.problem && 'border-failed',
          )}
        />
        <UnitPicker unit={choice.unit} onPick={(unit) => onChange(changeUnit(choice, unit))} />
      </div>
      <div id={`${id}-below`} aria-live="polite" className="mt-2 min-h-5 text-small text-ink-2">
        {choice.problem ? (
          <p className="text-failed">{words.problems[choice.problem]}</p>
        ) : (
          <>
            <p>{words.equals(inOtherUnits(choice, amount).join(' · '))}</p>
            {limit === ZERO_MSAT && <p className="mt-1">{words.zero}</p>}
            {limit !== ceilToSat(limit) && <p className="mt-1">{words.wholeSat}</p>}
          </>
        )}
      </div>
      {choice.chosen !== 'default' && (
        <Button
          kind="quiet"
          className="-ml-2 text-small"
          onClick={() => onChange({ ...DEFAULT_CHOICE, unit: choice.unit })}
        >
          {words.reset}
        </Button>
      )}
    </div>
  );
}

function inOtherUnits(choice: FeeLimitChoice, amount: Msat): string[] {
  const limit = chosenMsat(choice, amount);
  const percent = percentOf(choice, amount);
  const all: Record<FeeLimitUnit, string | null> = {
    sat: words.sat(limit),
    msat: words.msat(limit),
    percent: percent && words.percent(percent.text, percent.exact),
  };
  return UNITS.filter((unit) => unit !== choice.unit).flatMap((unit) => all[unit] ?? []);
}

function UnitPicker({
  unit,
  onPick,
}: {
  unit: FeeLimitUnit;
  onPick: (unit: FeeLimitUnit) => void;
}) {
  const name = useId();
  return (
    <fieldset className="flex shrink-0 rounded-s border border-edge">
      <legend className="sr-only">{words.unit}</legend>
      {UNITS.map((each) => (
        <label
          key={each}
          className="flex min-w-12 cursor-pointer items-center justify-center px-2 text-small first-of-type:rounded-l-[0.3rem] last-of-type:rounded-r-[0.3rem] has-checked:bg-ink has-checked:text-paper has-focus-visible:outline-3 has-focus-visible:outline-offset-3 has-focus-visible:outline-ink"
        >
          <input
            type="radio"
            name={name}
            checked={each === unit}
            onChange={() => onPick(each)}
            aria-label={words.unitNames[each]}
            className="sr-only"
          />
          {words.units[each]}
        </label>
      ))}
    </fieldset>
  );
}
