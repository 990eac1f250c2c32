/** The line to the sandbox's thread: starts it, asks it, and starts it anew when it has ended. */
import { SHARE_ENV, Worker } from 'node:worker_threads';
import * as v from 'valibot';
import { InvoiceImpossible, NodeUnavailable } from '../../lightning-node.ts';
import { type Call, Message } from './calls.ts';

type Distribute<T> = T extends unknown ? Omit<T, 'id'> : never;
export type Question = Distribute<Call>;
export type News = Extract<Message, { type: 'paymentFinal' | 'invoiceSettled' }>;

/** LDK's greeting, printed at every start. */
const GREETING = /^Loaded LDK-Java Bindings/;
const RESTART_MS = 2_000;

interface Asked {
  answer: (value: unknown) => void;
  fail: (error: Error) => void;
}

export class WorkerLink {
  readonly #url: URL;
  readonly #directory: string;
  readonly #onNews: (news: News) => void;
  readonly #onUp: () => void;
  readonly #asked = new Map<number, Asked>();
  #lastId = 0;
  #up: Promise<Worker> | null = null;
  #closed = false;

  constructor(options: {
    url: URL;
    directory: string;
    onNews: (news: News) => void;
    /** Called each time the thread has started. */
    onUp: () => void;
  }) {
    this.#url = options.url;
    this.#directory = options.directory;
    this.#onNews = options.onNews;
    this.#onUp = options.onUp;
  }

  /** Resolves when the thread runs; starts it if it does not. @throws NodeUnavailable when it cannot. */
  async up(): Promise<Worker> {
    if (this.#closed) throw new NodeUnavailable('the sandbox is closed');
    this.#up ??= this.#start();
    return this.#up;
  }

  async ask<S extends v.GenericSchema>(question: Question, answer: S): Promise<v.InferOutput<S>> {
    const worker = await this.up();
    const id = ++this.#lastId;
    const value = await new Promise<unknown>((resolve, reject) => {
      this.#asked.set(id, { answer: resolve, fail: reject });
      worker.postMessage({ ...question, id });
    });
    return v.parse(answer, value);
  }

  /** Resolves when the thread has ended, whatever it was doing. */
  async close(): Promise<void> {
    if (this.#closed) return;
    const up = this.#up;
    const closing = up && this.ask({ method: 'close' }, v.undefined());
    this.#closed = true;
    try {
      await closing;
      await (await up)?.terminate();
    } catch {
      // It has ended by itself, or never started.
    }
  }

  #start(): Promise<Worker> {
    const worker = new Worker(this.#url, {
      workerData: { directory: this.#directory },
      env: SHARE_ENV,
      stdout: true,
    });
    worker.stdout.setEncoding('utf8').on('data', (text: string) => {
      if (!GREETING.test(text)) process.stderr.write(text);
    });
    let ending = 'the sandbox stopped';
    return new Promise((resolve, reject) => {
      worker.on('message', (data: unknown) => {
        const message = v.parse(Message, data);
        if (message.type === 'ready') {
          resolve(worker);
          this.#onUp();
        } else if (message.type === 'broken') ending = message.message;
        else this.#hear(message);
      });
      worker.on('error', (error) => {
        ending = `the sandbox stopped: ${error.message}`;
      });
      worker.on('exit', () => {
        this.#up = null;
        reject(new NodeUnavailable(ending));
        for (const { fail } of this.#asked.values()) fail(new NodeUnavailable(ending));
        this.#asked.clear();
        // Even if nobody asks: money may have arrived that it had no time to tell of.
        setTimeout(() => void this.up().catch(() => undefined), RESTART_MS).unref();
      });
    });
  }

  #hear(message: Exclude<Message, { type: 'ready' | 'broken' }>): void {
    switch (message.type) {
      case 'answer':
        this.#take(message.id)?.answer(message.value);
        break;
      case 'error':
        this.#take(message.id)?.fail(errorOf(message));
        break;
      case 'paymentFinal':
      case 'invoiceSettled':
        this.#onNews(message);
        break;
    }
  }

  #take(id: number): Asked | undefined {
    const asked = this.#asked.get(id);
    this.#asked.delete(id);
    return asked;
  }
}

function errorOf({ name, message }: { name: string; message: string }): Error {
  if (name === 'NodeUnavailable') return new NodeUnavailable(message);
  if (name === 'InvoiceImpossible') return new InvoiceImpossible(message);
  return new Error(message);
}
