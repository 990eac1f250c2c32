import { useEffect, useEffectEvent } from 'react';

/** Takes what is dropped anywhere on the page, and what is pasted outside a text field. */
export function useDropOrPaste(onContent: (content: File | string) => void): void {
  const take = useEffectEvent((event: Event, data: DataTransfer | null) => {
    const content = data?.files[0] ?? data?.getData('text') ?? '';
    if (content === '') return;
    event.preventDefault();
    onContent(content);
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
