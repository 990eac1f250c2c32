import { common } from '#messages/common.ts';
import { Button } from './button.tsx';

/** For a part of the page that could not be loaded. */
export function TryAgain({ text, onTry }: { text: string; onTry: () => void }) {
  return (
    <div className="flex items-center justify-between gap-4">
      <p className="text-ink-2">{text}</p>
      <Button kind="quiet" className="shrink-0" onClick={onTry}>
        {common.tryAgain}
      </Button>
    </div>
  );
}
