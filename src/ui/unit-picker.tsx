import { useId } from 'react';

interface UnitPickerProps<Unit extends string> {
  legend: string;
  units: readonly Unit[];
  unit: Unit;
  /** The label, and the full name for screen readers. */
  words: Readonly<Record<Unit, { short: string; full: string }>>;
  onPick: (unit: Unit) => void;
}

/** Picks the unit of the number beside it. */
export function UnitPicker<Unit extends string>(props: UnitPickerProps<Unit>) {
  const { legend, units, unit, words, onPick } = props;
  const name = useId();
  return (
    <fieldset className="flex shrink-0 rounded-s border border-edge">
      <legend className="sr-only">{legend}</legend>
      {units.map((each) => (
        <label
          key={each}
          className="flex min-w-12 cursor-pointer items-center justify-center px-2 text-small first-of-type:rounded-l-[0.3rem] last-of-type:rounded-r-[0.3rem] has-checked:bg-ink has-checked:text-paper has-focus-visible:outline-3 has-focus-visible:outline-offset-3 has-focus-visible:outline-ink"
        >
          <input
            type="radio"
            name={name}
            checked={each === unit}
            onChange={() => onPick(each)}
            aria-label={words[each].full}
            className="sr-only"
          />
          {words[each].short}
        </label>
      ))}
    </fieldset>
  );
}
