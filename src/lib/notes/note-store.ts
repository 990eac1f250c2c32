/** A person's own words on what they paid or received. They stay on this device. */
import { deviceDb } from '../device-db.ts';

export interface Note {
  /** The payment hash of a payment, the LnTx id of a deposit. */
  id: string;
  text: string;
}

export const MAX_NOTE_LENGTH = 500;

export async function readNotes(): Promise<ReadonlyMap<string, string>> {
  const notes = await (await deviceDb()).getAll('notes');
  return new Map(notes.map(({ id, text }) => [id, text]));
}

/** An empty note is none. */
export async function writeNote({ id, text }: Note): Promise<void> {
  const kept = text.trim().slice(0, MAX_NOTE_LENGTH);
  const db = await deviceDb();
  if (kept === '') await db.delete('notes', id);
  else await db.put('notes', { id, text: kept });
}
