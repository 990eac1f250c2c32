/**
 * The beat of the sandbox. Calls write into one open transaction; on the next turn of the event loop
 * the nodes talk until they are quiet, all is committed at once (fsync), and only then does anybody
 * hear an outcome. So what was reported survives kill -9, and what was not is undone as a whole.
 */
import { InvoiceImpossible, NodeUnavailable } from '../../lightning-node.ts';
import type { SandboxFaultPoint } from '#server/lib/fault-points.ts';
import type { Store } from './store.ts';

interface Waiting {
  tell: () => void;
  giveUp: (error: NodeUnavailable) => void;
}

export class Beat {
  readonly #store: Store;
  /** Moves the network on. Returns whether there is more to do in a next beat. */
  readonly #move: () => boolean;
  readonly #onEnd: (error: NodeUnavailable, how: 'broken' | 'closed') => void;
  readonly #faultPoint: (point: SandboxFaultPoint) => void;
  #hasNews = false;
  #waiting: Waiting[] = [];
  #next: NodeJS.Immediate | null = null;
  #ended: NodeUnavailable | null = null;

  constructor(
    store: Store,
    move: () => boolean,
    onEnd: (error: NodeUnavailable, how: 'broken' | 'closed') => void,
    faultPoint: (point: SandboxFaultPoint) => void,
  ) {
    this.#store = store;
    this.#move = move;
    this.#onEnd = onEnd;
    this.#faultPoint = faultPoint;
  }

  get ended(): boolean {
    return this.#ended !== null;
  }

  /** @throws NodeUnavailable when the sandbox is broken or closed. Whatever `read` throws breaks it. */
  ask<T>(read: () => T): T {
    if (this.#ended) throw this.#ended;
    try {
      return read();
    } catch (error) {
      throw this.#break(error);
    }
  }

  /** Runs `write` in the open transaction, and resolves with its result once that is durable. */
  durably<T>(write: () => T): Promise<T> {
    return new Promise((resolve, reject) => {
      const result = this.ask(() => {
        this.#store.begin();
        try {
          return { value: write() };
        } catch (error) {
          // The one error that says the request is wrong, and not the sandbox. Nothing was written.
          if (error instanceof InvoiceImpossible) return error;
          throw error;
        }
      });
      this.start();
      if (result instanceof InvoiceImpossible) reject(result);
      else this.#waiting.push({ tell: () => resolve(result.value), giveUp: reject });
    });
  }

  /** Within a beat: calls `tell` once what has happened is durable. */
  afterCommit(tell: () => void): void {
    this.#hasNews = true;
    this.#waiting.push({ tell, giveUp: () => undefined });
  }

  start(): void {
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
      more = this.#move();
      if (this.#hasNews) this.#faultPoint('sandbox-before-commit');
      this.#store.commit();
    } catch (error) {
      this.#break(error);
      return;
    }
    if (this.#hasNews) this.#faultPoint('sandbox-after-commit');
    this.#hasNews = false;
    if (more) this.start();
    for (const { tell } of this.#waiting.splice(0)) tell();
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
    for (const { giveUp } of this.#waiting.splice(0)) giveUp(error);
    this.#onEnd(error, how);
  }
}
