/** A person's own words on what they paid or received. They stay on this device. */
import { deviceDb } from '../device-db.ts';
import { MAX_NOTE_LENGTH, type Note } from './note.ts';

export async function readNotes(): Promise<ReadonlyMap<string, string>> {
  const notes = await (await deviceDb()).getAll('notes');
  return new Map(notes.map(({ id, text }) => [id, text]));
}

/** An empty note is none. */
export async function writeNote({ id, text }: Note): Promise<void> {
  const kept = text.trim().slice(0, MAX_NOTE_LENGTH);
  const tx = (await deviceDb()).transaction('notes', 'readwrite');
  const writing = kept === '' ? tx.store.delete(id) : tx.store.put({ id, text: kept });
  // Not left to the browser: a page that is being closed is gone before it would.
  tx.commit();
  await Promise.all([writing, tx.done]);
}
