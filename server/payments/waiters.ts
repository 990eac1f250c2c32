/** Requests that wait for a change of a payment or an invoice. */
export class Waiters {
  readonly #waiting = new Map<string, Set<() => void>>();

  /** Resolves at the next `notify` of the subject, after `ms`, or when `signal` aborts. */
  wait(subject: string, ms: number, signal: AbortSignal): Promise<void> {
    if (signal.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const waiting = this.#waiting.get(subject) ?? new Set();
      const done = () => {
        clearTimeout(timer);
        signal.removeEventListener('abort', done);
        waiting.delete(done);
        if (waiting.size === 0) this.#waiting.delete(subject);
        resolve();
      };
      const timer = setTimeout(done, ms);
      signal.addEventListener('abort', done);
      waiting.add(done);
      this.#waiting.set(subject, waiting);
    });
  }

  notify(subject: string): void {
    for (const done of this.#waiting.get(subject) ?? []) done();
  }
}
