import { useMutation } from '@tanstack/react-query';
import { saveFile } from '#src/lib/save-file.ts';
import { history } from '#messages/history.ts';
import { Button } from '#src/ui/button.tsx';
import { Fold } from '#src/ui/fold.tsx';
import type { HistoryEntry } from './history-entry.ts';
import { historyAsCsv, historyAsJson } from './history-file.ts';

interface SaveHistoryProps {
  /** All that the filter shows, the part not scrolled to included. */
  read: () => Promise<HistoryEntry[]>;
}

export function SaveHistory({ read }: SaveHistoryProps) {
  const saving = useMutation({
    networkMode: 'always',
    mutationFn: async (format: 'csv' | 'json') => {
      const entries = await read();
      const name = `history-${new Date().toISOString().slice(0, 10)}.${format}`;
      if (format === 'csv') saveFile(name, 'text/csv;charset=utf-8', await historyAsCsv(entries));
      else saveFile(name, 'application/json', historyAsJson(entries));
    },
  });
  return (
    <Fold title={history.save}>
      <p className="mb-3 text-small text-ink-2">{history.saveText}</p>
      <div className="grid grid-cols-2 gap-3">
        <Button disabled={saving.isPending} onClick={() => saving.mutate('csv')}>
          {history.csv}
        </Button>
        <Button disabled={saving.isPending} onClick={() => saving.mutate('json')}>
          {history.json}
        </Button>
      </div>
      <p aria-live="polite" className="mt-2 min-h-5 text-small">
        {saving.isPending && <span className="text-ink-2">{history.preparing}</span>}
        {saving.isError && <span className="text-failed">{history.notSaved}</span>}
      </p>
    </Fold>
  );
}
