import { useEffect, useState, type ReactNode } from 'react';
import { cameraProblems, scan } from '#messages/scan.ts';
import { Button } from '#src/ui/button.tsx';
import { classes } from '#src/ui/classes.ts';
import type { LiveCamera } from '#src/wallet/scanner/camera-abilities.ts';
import type { CameraProblem } from '#src/wallet/scanner/camera-problem.ts';

export type CameraState =
  | { status: 'starting' }
  /** The browser asks the person for permission. */
  | { status: 'asking' }
  | { status: 'live'; camera: LiveCamera; cameras: string[] }
  | { status: 'failed'; problem: CameraProblem };

/** What to do with the camera, or why there is none and what to do instead. */
export function CameraStatus({ state, onRetry }: { state: CameraState; onRetry: () => void }) {
  switch (state.status) {
    case 'starting':
      return <Message title={scan.starting} />;
    case 'asking':
      return <Message title={scan.asking} next={scan.askingWhy} />;
    case 'live':
      return <Tip />;
    case 'failed': {
      const { title, next } = cameraProblems[state.problem];
      const retryIsUseless = state.problem === 'insecure' || state.problem === 'unsupported';
      return (
        <Message title={title} next={next} failed>
          {!retryIsUseless && (
            <Button className="mt-5" onClick={onRetry}>
              {scan.tryCamera}
            </Button>
          )}
        </Message>
      );
    }
  }
}

interface MessageProps {
  title: string;
  next?: string;
  failed?: boolean;
  children?: ReactNode;
}

function Message({ title, next, failed = false, children }: MessageProps) {
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

const TIP_AFTER_MS = 8_000;

function Tip() {
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), TIP_AFTER_MS);
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
