import { useState } from 'react';
import { common } from '#messages/common.ts';
import { Button } from './button.tsx';
import { calmText } from './calm-text.ts';
import { classes } from './classes.ts';

const LONG = 180;

/** A text that somebody else wrote: always text, never able to disturb what stands around it. */
export function ForeignText({ text }: { text: string }) {
  const [open, setOpen] = useState(false);
  const calm = calmText(text);
  const long = calm.length > LONG || calm.split('\n').length > 4;
  return (
    <>
      <bdi
        dir="auto"
        className={classes(
          'overflow-clip break-words whitespace-pre-wrap print:line-clamp-none',
          long && !open ? 'line-clamp-4' : 'block',
        )}
      >
        {calm}
      </bdi>
      {long && (
        <Button kind="quiet" className="-ml-2 text-small" onClick={() => setOpen(!open)}>
          {open ? common.showLess : common.showAll}
        </Button>
      )}
    </>
  );
}

/** The same on one line, as long as it fits. */
export function ForeignLine({ text }: { text: string }) {
  return (
    <bdi dir="auto" className="block truncate">
      {calmText(text)}
    </bdi>
  );
}
