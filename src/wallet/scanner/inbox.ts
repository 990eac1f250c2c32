/** Hands what was dropped, pasted or shared anywhere over to the Scan screen, which opens meanwhile. */

export type Given = { kind: 'picture'; picture: Blob } | { kind: 'text'; text: string };

let waiting: Given | null = null;
let receiver: ((given: Given) => void) | null = null;

export function give(given: Given): void {
  if (receiver) receiver(given);
  else waiting = given;
}

/** Gets what waits, and what is given from now on. Returns what ends it. */
export function receiveGiven(receive: (given: Given) => void): () => void {
  receiver = receive;
  const first = waiting;
  waiting = null;
  if (first) receive(first);
  return () => {
    if (receiver === receive) receiver = null;
  };
}

/** What a drop or a paste brings: a file before a text. Null when it brings neither. */
export function givenBy(data: DataTransfer | null): Given | null {
  const file = [...(data?.files ?? [])].find(({ type }) => type !== 'text/plain');
  if (file) return { kind: 'picture', picture: file };
  const text = data?.getData('text') ?? '';
  return text.trim() === '' ? null : { kind: 'text', text };
}
