import { useState } from 'react';
import { common } from '#messages/common.ts';
import { Button } from './button.tsx';
import { safeText } from './safe-text.ts';
import { classes } from './classes.ts';

const LONG = 180;

/** A text that somebody else wrote. It cannot affect what is around it. */
export function UntrustedText({ text }: { text: string }) {
  const [open, setOpen] = useState(false);
  const safe = safeText(text);
  const long = safe.length > LONG || safe.split('\n').length > 4;
  return (
    <>
      <bdi
        dir="auto"
        className={classes(
          'overflow-clip break-words whitespace-pre-wrap print:line-clamp-none',
          long && !open ? 'line-clamp-4' : 'block',
        )}
      >
        {safe}
      </bdi>
      {long && (
        <Button kind="quiet" className="-ml-2 text-small" onClick={() => setOpen(!open)}>
          {open ? common.showLess : common.showAll}
        </Button>
      )}
    </>
  );
}

/** The same on one line, cut off where it does not fit. */
export function UntrustedLine({ text }: { text: string }) {
  return (
    <bdi dir="auto" className="block truncate">
      {safeText(text)}
    </bdi>
  );
}
