import { useDeferredValue, useMemo, useState } from 'react';
import { HostError } from '#src/wallet/host/host-error.ts';
import { useNotes } from '#src/wallet/notes/use-notes.ts';
import { history } from '#messages/history.ts';
import { Page } from '#src/ui/page.tsx';
import { TextField } from '#src/ui/text-field.tsx';
import { TryAgain } from '#src/ui/try-again.tsx';
import { FilterFold } from './filter-fold.tsx';
import { NO_FILTER, filterHistory, filterCount } from './history-filter.ts';
import { historyEntry } from './history-entry.ts';
import { HistoryList } from './history-list.tsx';
import { SaveHistory } from './save-history.tsx';
import { useHistory } from './use-history.ts';

const NO_NOTES: ReadonlyMap<string, string> = new Map();

/** All payments and deposits, to be browsed, searched and saved. */
export function HistoryScreen() {
  const [filter, setFilter] = useState(NO_FILTER);
  const applied = useDeferredValue(filter);
  const filtered = filterCount(filter) > 0;
  const narrowed = filtered || filter.search.trim() !== '';
  const notes = useNotes() ?? NO_NOTES;
  const known = useHistory({ search: filter.search, filtered, notes });
  const { progress } = known;
  const shown = useMemo(
    () => filterHistory(known.activities, applied, notes),
    [known.activities, applied, notes],
  );
  const finding = narrowed && known.begun && !progress.done && !known.error;
  const counted = (narrowed || progress.done) && shown.length > 0;
  return (
    <Page heading={history.heading}>
      <search className="block space-y-2">
        <TextField
          label={history.search}
          type="search"
          enterKeyHint="search"
          placeholder={history.searchPlaceholder}
          value={filter.search}
          hint={
            known.waits
              ? history.offline(shown.length)
              : finding
                ? searching(progress)
                : counted && history.count(shown.length)
          }
          onChange={(event) => setFilter({ ...filter, search: event.target.value })}
        />
        <FilterFold filter={filter} onChange={setFilter} />
      </search>
      <SaveHistory
        read={async () => {
          const all = filterHistory(await known.readAll(), filter, notes);
          return all.map((activity) => historyEntry(activity, notes));
        }}
      />
      <HistoryList activities={shown} notes={notes} onEnd={known.readMore} />
      <div className="py-4">
        {!known.begun && !known.error && !known.waits && (
          <p className="late text-ink-2">{history.asking}</p>
        )}
        {known.begun && progress.done && shown.length === 0 && (
          <p className="text-ink-2">{narrowed ? history.none : history.empty}</p>
        )}
        {known.error && <Unreadable error={known.error} onTry={known.tryAgain} />}
      </div>
    </Page>
  );
}

function searching(progress: ReturnType<typeof useHistory>['progress']): string {
  return progress.kind === 'read'
    ? history.reading(progress.read, progress.total)
    : history.finding;
}

function Unreadable({ error, onTry }: { error: Error; onTry: () => void }) {
  if (error instanceof HostError && error.kind === 'key-refused') {
    return <p className="text-ink-2">{history.mayNotList}</p>;
  }
  return <TryAgain text={history.unreadable} onTry={onTry} />;
}
