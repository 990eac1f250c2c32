import { useEffect, useState, type ReactNode } from 'react';
import { cameraProblems, scan } from '#messages/scan.ts';
import { Button } from '#src/ui/button.tsx';
import { classes } from '#src/ui/classes.ts';
import type { CameraView } from '#src/wallet/scanner/camera-view.ts';

/** What to do with the camera, or why there is none and what to do instead. */
export function CameraWords({ view, onAgain }: { view: CameraView; onAgain: () => void }) {
  switch (view.status) {
    case 'starting':
      return <Middle title={scan.starting} />;
    case 'asking':
      return <Middle title={scan.asking} next={scan.askingWhy} />;
    case 'live':
      return <Tip />;
    case 'failed': {
      const { title, next } = cameraProblems[view.problem];
      const hopeless = view.problem === 'insecure' || view.problem === 'unsupported';
      return (
        <Middle title={title} next={next} failed>
          {!hopeless && (
            <Button className="mt-5" onClick={onAgain}>
              {scan.tryCamera}
            </Button>
          )}
        </Middle>
      );
    }
  }
}

interface MiddleProps {
  title: string;
  next?: string;
  failed?: boolean;
  children?: ReactNode;
}

function Middle({ title, next, failed = false, children }: MiddleProps) {
  return (
    <div
      data-failed={failed || undefined}
      className={classes(
        'absolute inset-0 grid place-content-center px-8 text-center',
        failed && 'border-line bg-slip text-ink max-sm:border-y sm:rounded-l sm:border',
      )}
    >
      <div className="max-w-sm">
        <output>
          <span className="block font-semibold text-balance">{title}</span>
          {next !== undefined && <span className="mt-1 block opacity-80">{next}</span>}
        </output>
        {children}
      </div>
    </div>
  );
}

const PATIENCE_MS = 8_000;

function Tip() {
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className="absolute inset-x-3 top-3 text-center">
      <output className="inline-block rounded-l bg-night/75 px-4 py-2 text-small">
        {slow ? scan.slow : scan.aim}
      </output>
    </div>
  );
}
