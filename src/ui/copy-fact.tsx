import { CopyButton } from './copy-button.tsx';
import { LongFact } from './fact.tsx';
import { MonoText } from './mono-text.tsx';

interface CopyFactProps {
  name: string;
  /** Where there is none, nothing is shown. */
  text: string | null | undefined;
  /** In one piece, for short ids; else in groups of four. */
  whole?: boolean;
}

/** A long value, with a button to copy it. */
export function CopyFact({ name, text, whole = false }: CopyFactProps) {
  if (!text) return null;
  return (
    <LongFact name={name} action={<CopyButton text={text} what={name} />}>
      {whole ? (
        <code className="font-mono text-small break-all">{text}</code>
      ) : (
        <MonoText text={text} />
      )}
    </LongFact>
  );
}
