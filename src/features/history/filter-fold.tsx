import { useId } from 'react';
import { history } from '#messages/history.ts';
import { Button } from '#src/ui/button.tsx';
import { Fold } from '#src/ui/fold.tsx';
import { FIELD_CLASS } from '#src/ui/text-field.tsx';
import { NO_FILTER, filterCount, type HistoryFilter } from './history-filter.ts';

interface FilterFoldProps {
  filter: HistoryFilter;
  onChange: (filter: HistoryFilter) => void;
}

export function FilterFold({ filter, onChange }: FilterFoldProps) {
  const set = filterCount(filter);
  return (
    <Fold title={set === 0 ? history.filter : history.filterOn(set)}>
      <div className="grid grid-cols-1 gap-4 min-[22rem]:grid-cols-2">
        <Selection
          label={history.state}
          value={filter.state}
          words={history.states}
          onChange={(state) => onChange({ ...filter, state })}
        />
        <Selection
          label={history.kind}
          value={filter.kind}
          words={history.kinds}
          onChange={(kind) => onChange({ ...filter, kind })}
        />
        <Day
          label={history.from}
          value={filter.from}
          onChange={(from) => onChange({ ...filter, from })}
        />
        <Day label={history.to} value={filter.to} onChange={(to) => onChange({ ...filter, to })} />
      </div>
      {set > 0 && (
        <Button
          kind="quiet"
          className="mt-2 -ml-2"
          onClick={() => onChange({ ...NO_FILTER, search: filter.search })}
        >
          {history.clear}
        </Button>
      )}
    </Fold>
  );
}

interface SelectionProps<T extends string> {
  label: string;
  value: T;
  words: Record<T, string>;
  onChange: (value: T) => void;
}

function Selection<T extends string>({ label, value, words, onChange }: SelectionProps<T>) {
  const id = useId();
  const isOne = (text: string): text is T => text in words;
  return (
    <div className="min-w-0">
      <label htmlFor={id} className="mb-1.5 block text-small font-medium">
        {label}
      </label>
      <select
        id={id}
        value={value}
        onChange={({ target }) => isOne(target.value) && onChange(target.value)}
        className={FIELD_CLASS}
      >
        {Object.entries<string>(words).map(([key, word]) => (
          <option key={key} value={key}>
            {word}
          </option>
        ))}
      </select>
    </div>
  );
}

interface DayProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
}

function Day({ label, value, onChange }: DayProps) {
  const id = useId();
  return (
    <div className="min-w-0">
      <label htmlFor={id} className="mb-1.5 block text-small font-medium">
        {label}
      </label>
      <input
        id={id}
        type="date"
        value={value}
        onChange={(event) => onChange(event.target.value)}
        className={FIELD_CLASS}
      />
    </div>
  );
}
