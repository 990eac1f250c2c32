import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState } from 'react';
import type { Activity } from '#src/wallet/payments/activity.ts';
import { history } from '#messages/history.ts';
import { ActivityRow } from '#src/wallet/payments/activity-row.tsx';
import { noteId } from './history-filter.ts';

const ROW_PX = 73;
/** So many rows before the end, more are read. */
const READ_AHEAD_ROWS = 30;

interface HistoryListProps {
  activities: Activity[];
  notes: ReadonlyMap<string, string>;
  onEnd: () => void;
}

/** Renders only the rows in sight, however many there are. */
export function HistoryList({ activities, notes, onEnd }: HistoryListProps) {
  const list = useRef<HTMLUListElement>(null);
  const [top, setTop] = useState(0);
  const [now] = useState(Date.now);
  // Its functions return different results each time: nothing here may be memoised.
  // oxlint-disable-next-line react/incompatible-library
  const rows = useWindowVirtualizer({
    count: activities.length,
    estimateSize: () => ROW_PX,
    getItemKey: (index) => activities[index]?.id ?? index,
    overscan: 12,
    scrollMargin: top,
  });
  const shown = rows.getVirtualItems();

  // The filter above the list opens and closes.
  useEffect(() => {
    const body = new ResizeObserver(() => setTop(list.current?.offsetTop ?? 0));
    body.observe(document.body);
    return () => body.disconnect();
  }, []);

  const last = shown.at(-1)?.index ?? 0;
  const nearEnd = last >= activities.length - READ_AHEAD_ROWS;
  useEffect(() => {
    if (nearEnd) onEnd();
  }, [nearEnd, onEnd]);

  return (
    <ul
      ref={list}
      aria-label={history.list}
      className="relative border-t border-line"
      style={{ height: rows.getTotalSize() }}
    >
      {shown.map(({ key, index, start }) => {
        const activity = activities[index];
        if (!activity) return null;
        return (
          <li
            key={key}
            ref={rows.measureElement}
            data-index={index}
            aria-setsize={activities.length}
            aria-posinset={index + 1}
            className="absolute inset-x-0 top-0 border-b border-line"
            style={{ transform: `translateY(${start - top}px)` }}
          >
            <ActivityRow activity={activity} now={now} note={notes.get(noteId(activity))} />
          </li>
        );
      })}
    </ul>
  );
}
