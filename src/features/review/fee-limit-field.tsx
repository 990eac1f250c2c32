import { useId, useState } from 'react';
import { percentText, type FeeLimitUnit } from '#core/payment/fee-limit.ts';
import { ceilToSat, ZERO_MSAT, type Msat } from '#core/money.ts';
import { feeLimit as words } from '#messages/review.ts';
import { Button } from '#src/ui/button.tsx';
import { classes } from '#src/ui/classes.ts';
import { FIELD_CLASS } from '#src/ui/text-field.tsx';
import { UnitPicker } from '#src/ui/unit-picker.tsx';
import {
  changeUnit,
  chosenMsat,
  limitText,
  percentOf,
  typeLimit,
  usualChoice,
  type FeeLimitChoice,
} from './fee-limit-choice.ts';

interface FeeLimitFieldProps {
  choice: FeeLimitChoice;
  /** Null while the amount is not known. */
  amount: Msat | null;
  onChange: (choice: FeeLimitChoice) => void;
}

const UNITS: readonly FeeLimitUnit[] = ['sat', 'msat', 'percent'];

/** The limit on one line, with an editor that opens. */
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
  const limit = choice.chosen === 'default' ? choice.usual.limit : choice.chosen;
  if (amount === null && limit.unit === 'percent') return words.ofAmount(percentText(limit.ppm));
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
        <UnitPicker
          legend={words.unit}
          units={UNITS}
          unit={choice.unit}
          words={words.units}
          onPick={(unit) => onChange(changeUnit(choice, unit))}
        />
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
          onClick={() => onChange({ ...usualChoice(choice.usual), unit: choice.unit })}
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
