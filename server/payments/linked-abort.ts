/** An abort signal of one's own that is also aborted when the server closes. */

interface LinkedAbort {
  signal: AbortSignal;
  abort: () => void;
  /** Stops listening to the server's signal. Call it when the waiting is over. */
  release: () => void;
}

/** `AbortSignal.any` never releases a signal that lives as long as the server (Node 20). */
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
