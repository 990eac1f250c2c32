/** An end to waiting of one's own that also comes when the server closes. */

interface LinkedAbort {
  signal: AbortSignal;
  abort: () => void;
  /** Call it when the waiting is over. */
  release: () => void;
}

/** `AbortSignal.any` would never let go of a signal that lives as long as the server (Node 20). */
export function linkedAbort(closing: AbortSignal): LinkedAbort {
  const own = new AbortController();
  const abort = () => own.abort();
  if (closing.aborted) abort();
  closing.addEventListener('abort', abort);
  return {
    signal: own.signal,
    abort,
    release: () => closing.removeEventListener('abort', abort),
  };
}
