/** Counts events by subject, in windows of fixed length. */

const MAX_SUBJECTS = 10_000;

export class RateLimit {
  readonly #limit: number;
  readonly #windowMs: number;
  readonly #now: () => number;
  readonly #counts = new Map<string, { count: number; endsAt: number }>();

  constructor(limit: number, windowMs: number, now: () => number = () => performance.now()) {
    this.#limit = limit;
    this.#windowMs = windowMs;
    this.#now = now;
  }

  /** Counts one event. Returns null, or the seconds to wait when there were too many. */
  count(subject: string): number | null {
    const now = this.#now();
    let window = this.#counts.get(subject);
    if (!window || window.endsAt <= now) {
      this.#forgetOld(now);
      window = { count: 0, endsAt: now + this.#windowMs };
      this.#counts.set(subject, window);
    }
    window.count += 1;
    if (window.count <= this.#limit) return null;
    return Math.max(1, Math.ceil((window.endsAt - now) / 1000));
  }

  #forgetOld(now: number): void {
    if (this.#counts.size < MAX_SUBJECTS) return;
    for (const [subject, { endsAt }] of this.#counts) {
      if (endsAt <= now) this.#counts.delete(subject);
    }
    // Still full: somebody comes from very many addresses. The oldest makes room.
    const oldest = this.#counts.keys().next();
    if (this.#counts.size >= MAX_SUBJECTS && !oldest.done) this.#counts.delete(oldest.value);
  }
}
