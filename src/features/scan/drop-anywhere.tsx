import { useEffect, useEffectEvent, useState } from 'react';
import { useLocation } from 'wouter';
import { scanInputOf, sendToScan, type ScanInput } from '#src/wallet/scanner/scan-input.ts';
import { paths } from '#src/lib/paths.ts';
import { drop } from '#messages/drop.ts';

/** Sends what is dropped or pasted anywhere on the page to the Scan screen. */
export function DropAnywhere() {
  const [path, navigate] = useLocation();
  const [over, setOver] = useState(false);

  const open = useEffectEvent((input: ScanInput) => {
    sendToScan(input);
    if (path !== paths.scan) navigate(paths.scan);
  });

  useEffect(() => {
    const listening = new AbortController();
    const { signal } = listening;
    const onDragOver = (event: DragEvent) => {
      const carried = event.dataTransfer?.types ?? [];
      if (isField(event.target) && !carried.includes('Files')) return;
      event.preventDefault();
      setOver(true);
    };
    const onDragLeave = (event: DragEvent) => {
      // Only when it leaves the window, not on its way from one element to the next.
      if (event.relatedTarget === null) setOver(false);
    };
    const onDrop = (event: DragEvent) => {
      setOver(false);
      const input = scanInputOf(event.dataTransfer);
      if (!input || (input.kind === 'text' && isField(event.target))) return;
      event.preventDefault();
      open(input);
    };
    const onPaste = (event: ClipboardEvent) => {
      const input = scanInputOf(event.clipboardData);
      if (!input || event.defaultPrevented || (input.kind === 'text' && isField(event.target)))
        return;
      event.preventDefault();
      open(input);
    };
    addEventListener('dragover', onDragOver, { signal });
    addEventListener('dragleave', onDragLeave, { signal });
    addEventListener('drop', onDrop, { signal });
    addEventListener('paste', onPaste, { signal });
    return () => listening.abort();
  }, []);

  if (!over) return null;
  return (
    <div className="pointer-events-none fixed inset-3 z-20 grid place-content-center rounded-l border-2 border-dashed border-ink bg-paper/95 text-center">
      <p className="text-title font-semibold">{drop.title}</p>
      <p className="text-ink-2">{drop.hint}</p>
    </div>
  );
}

/** A field takes its own texts. */
function isField(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('input, textarea, [contenteditable]') !== null;
}
