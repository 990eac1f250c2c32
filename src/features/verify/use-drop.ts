import { useEffect, useEffectEvent } from 'react';

/** Wherever on the page something is dropped, and wherever outside a field something is pasted. */
export function useDrop(onGiven: (given: File | string) => void): void {
  const take = useEffectEvent((event: Event, data: DataTransfer | null) => {
    const given = data?.files[0] ?? data?.getData('text') ?? '';
    if (given === '') return;
    event.preventDefault();
    onGiven(given);
  });
  useEffect(() => {
    const listening = new AbortController();
    const { signal } = listening;
    addEventListener('dragover', (event) => event.preventDefault(), { signal });
    addEventListener('drop', (event) => take(event, event.dataTransfer), { signal });
    addEventListener(
      'paste',
      (event) => {
        const inField = event.target instanceof HTMLTextAreaElement;
        const file = event.clipboardData?.files[0];
        if (file || !inField) take(event, event.clipboardData);
      },
      { signal },
    );
    return () => listening.abort();
  }, []);
}
