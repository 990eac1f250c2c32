/**
 * Commits the sandbox's work in batches. Calls write into one open transaction; on the next turn of
 * the event loop the nodes exchange messages until none is left, everything is committed at once
 * (fsync), and only then do callers and listeners get the outcomes. So what was reported survives
 * kill -9, and what was not is undone as a whole.
 */
import { InvoiceImpossible, NodeUnavailable } from '../../lightning-node.ts';
import type { SandboxFaultPoint } from '#server/lib/fault-points.ts';
import type { Store } from './store.ts';

interface Waiting {
  resolve: () => void;
  reject: (error: NodeUnavailable) => void;
}

export class CommitBatch {
  readonly #store: Store;
  /** Lets the network work. Returns whether there is more to do in a next batch. */
  readonly #advance: () => boolean;
  readonly #onEnd: (error: NodeUnavailable, how: 'broken' | 'closed') => void;
  readonly #faultPoint: (point: SandboxFaultPoint) => void;
  #endsPayment = false;
  #waiting: Waiting[] = [];
  #next: NodeJS.Immediate | null = null;
  #ended: NodeUnavailable | null = null;

  constructor(
    store: Store,
    advance: () => boolean,
    onEnd: (error: NodeUnavailable, how: 'broken' | 'closed') => void,
    faultPoint: (point: SandboxFaultPoint) => void,
  ) {
    this.#store = store;
    this.#advance = advance;
    this.#onEnd = onEnd;
    this.#faultPoint = faultPoint;
  }

  get hasEnded(): boolean {
    return this.#ended !== null;
  }

  /**
   * Runs `read` at once, open writes included.
   * @throws NodeUnavailable when the sandbox is broken or closed. Whatever `read` throws breaks it.
   */
  read<T>(read: () => T): T {
    if (this.#ended) throw this.#ended;
    try {
      return read();
    } catch (error) {
      throw this.#break(error);
    }
  }

  /** Runs `write` in the open transaction, and resolves with its result once that is durable. */
  write<T>(write: () => T): Promise<T> {
    return new Promise((resolve, reject) => {
      const result = this.read(() => {
        this.#store.begin();
        try {
          return { value: write() };
        } catch (error) {
          // The one error that says the request is wrong, and not the sandbox. Nothing was written.
          if (error instanceof InvoiceImpossible) return error;
          throw error;
        }
      });
      this.schedule();
      if (result instanceof InvoiceImpossible) reject(result);
      else this.#waiting.push({ resolve: () => resolve(result.value), reject });
    });
  }

  /** Within a batch, when a payment ends: `notify` runs once that is durable. */
  afterCommit(notify: () => void): void {
    this.#endsPayment = true;
    this.#waiting.push({ resolve: notify, reject: () => undefined });
  }

  schedule(): void {
    this.#next ??= setImmediate(() => this.#run());
  }

  /** Does what is waiting to be done, then closes the file. Later calls find the sandbox closed. */
  close(): void {
    while (this.#next && !this.#ended) this.#run();
    if (this.#ended) return;
    try {
      this.#store.tidy();
    } finally {
      this.#end(new NodeUnavailable('the sandbox is closed'), 'closed');
    }
  }

  #run(): void {
    if (this.#next) clearImmediate(this.#next);
    this.#next = null;
    if (this.#ended) return;
    let more: boolean;
    try {
      this.#store.begin();
      more = this.#advance();
      if (this.#endsPayment) this.#faultPoint('sandbox-before-commit');
      this.#store.commit();
    } catch (error) {
      this.#break(error);
      return;
    }
    if (this.#endsPayment) this.#faultPoint('sandbox-after-commit');
    this.#endsPayment = false;
    if (more) this.schedule();
    for (const { resolve } of this.#waiting.splice(0)) resolve();
  }

  /** LDK's memory may now be ahead of the disk: nothing more is answered until a restart. */
  #break(cause: unknown): NodeUnavailable {
    const reason = cause instanceof Error ? cause.message : String(cause);
    const error = new NodeUnavailable(`the sandbox stopped: ${reason}`, { cause });
    this.#end(error, 'broken');
    return error;
  }

  #end(error: NodeUnavailable, how: 'broken' | 'closed'): void {
    this.#ended = error;
    this.#store.close();
    for (const { reject } of this.#waiting.splice(0)) reject(error);
    this.#onEnd(error, how);
  }
}
