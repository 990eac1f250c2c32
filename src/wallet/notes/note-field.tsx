import { useEffect, useEffectEvent, useState } from 'react';
import { MAX_NOTE_LENGTH } from './note.ts';
import { useNotes, useWriteNote } from './use-notes.ts';
import { note } from '#messages/note.ts';
import { TextField } from '#src/ui/text-field.tsx';

/** A person's own note on a payment or a deposit; written down when the field or the page is left. */
export function NoteField({ id }: { id: string }) {
  const kept = useNotes()?.get(id) ?? '';
  const [typed, setTyped] = useState<string | null>(null);
  const write = useWriteNote(id);
  const text = typed ?? kept;
  const save = () => typed !== null && typed.trim() !== kept && write.mutate(typed);
  // Back blurs nothing, nor does closing the tab.
  const leave = useEffectEvent(save);
  useEffect(() => {
    const onPageHide = () => leave();
    addEventListener('pagehide', onPageHide);
    return () => {
      removeEventListener('pagehide', onPageHide);
      leave();
    };
  }, []);
  return (
    <div className="print:hidden">
      <TextField
        label={note.label}
        value={text}
        maxLength={MAX_NOTE_LENGTH}
        hint={write.isSuccess && text.trim() === kept ? note.saved : note.hint}
        error={write.isError ? note.notSaved : null}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={save}
        onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
      />
    </div>
  );
}
