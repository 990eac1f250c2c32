/** A picture or a text to scan, from wherever it was dropped, pasted or shared, and its way to the Scan screen. */

export type ScanInput = { kind: 'picture'; picture: Blob } | { kind: 'text'; text: string };

type Receiver = (input: ScanInput) => void;

let waiting: ScanInput | null = null;
let receiver: Receiver | null = null;

/** To the Scan screen at once, or when it opens next. */
export function sendToScan(input: ScanInput): void {
  if (receiver) receiver(input);
  else waiting = input;
}

/** Receives what is waiting, then everything that is sent. Returns the function that stops it. */
export function receiveScanInput(receive: Receiver): () => void {
  receiver = receive;
  const first = waiting;
  waiting = null;
  if (first) receive(first);
  return () => {
    if (receiver === receive) receiver = null;
  };
}

/** What a drop or a paste brings: a file before a text. Null when it brings neither. */
export function scanInputOf(data: DataTransfer | null): ScanInput | null {
  const file = [...(data?.files ?? [])].find(({ type }) => type !== 'text/plain');
  if (file) return { kind: 'picture', picture: file };
  const text = data?.getData('text') ?? '';
  return text.trim() === '' ? null : { kind: 'text', text };
}
