import { CopyButton } from './copy-button.tsx';
import { LongFact } from './fact.tsx';
import { MonoText } from './mono-text.tsx';

interface CopyFactProps {
  name: string;
  /** Nothing is shown where there is none. */
  text: string | null | undefined;
  /** An id is short enough to be read in one piece. */
  whole?: boolean;
}

/** A long value to be read in groups of four, and copied. */
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
