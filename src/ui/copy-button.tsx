import { useState } from 'react';
import { copyText } from '#src/lib/clipboard.ts';
import { common } from '#messages/common.ts';
import { Button } from './button.tsx';

interface CopyButtonProps {
  text: string;
  /** What is copied, for screen readers. */
  what: string;
  /** Whether it is visible too. */
  showWhat?: boolean;
  /** The label of a full button, which names what it copies. */
  children?: string;
}

export function CopyButton({ text, what, showWhat = false, children }: CopyButtonProps) {
  const [outcome, setOutcome] = useState<'copied' | 'refused' | null>(null);
  const copy = async () => {
    setOutcome((await copyText(text)) ? 'copied' : 'refused');
    setTimeout(() => setOutcome(null), 2500);
  };
  const words = { copied: common.copied, refused: common.copyRefused };
  if (children !== undefined) {
    return (
      <Button onClick={() => void copy()}>
        <span aria-live="polite">{outcome ? words[outcome] : children}</span>
      </Button>
    );
  }
  return (
    <Button kind="quiet" className="text-small" onClick={() => void copy()}>
      <span aria-live="polite">
        {outcome ? words[outcome] : showWhat ? `${common.copy} ${what}` : common.copy}
      </span>
      {!showWhat && <span className="sr-only"> {what}</span>}
    </Button>
  );
}
