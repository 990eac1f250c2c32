/** The connection to the sandbox's thread: starts it, calls it, and restarts it when it has ended. */
import { SHARE_ENV, Worker } from 'node:worker_threads';
import { InvoiceImpossible, NodeUnavailable } from '../../lightning-node.ts';
import type { Call, Message, Ports, SandboxEvent } from './messages.ts';
import { remotePort } from './remote-port.ts';

/** LDK's greeting, printed at every start. */
const GREETING = /^Loaded LDK-Java Bindings/;
const RESTART_MS = 2_000;

interface Pending {
  resolve: (value: unknown) => void;
  reject: (error: Error) => void;
}

export class WorkerLink {
  readonly #url: URL;
  readonly #directory: string;
  readonly #onEvent: (event: SandboxEvent) => void;
  readonly #onStart: () => void;
  readonly #pending = new Map<number, Pending>();
  #lastId = 0;
  #running: Promise<Worker> | null = null;
  #closed = false;

  constructor(options: {
    url: URL;
    directory: string;
    onEvent: (event: SandboxEvent) => void;
    /** Called each time the thread has started. */
    onStart: () => void;
  }) {
    this.#url = options.url;
    this.#directory = options.directory;
    this.#onEvent = options.onEvent;
    this.#onStart = options.onStart;
  }

  /**
   * A port of the thread, with the methods of `local` in place of calls. A call rejects with
   * NodeUnavailable when the thread ends or cannot start.
   */
  port<Name extends keyof Ports, Local extends object>(
    name: Name,
    local: Local,
  ): Ports[Name] & Local {
    return remotePort<Ports[Name], Local>(
      (method, args) => this.#call({ port: name, method: String(method), args }),
      local,
    );
  }

  /** Resolves when the thread runs; starts it if it does not. @throws NodeUnavailable when it cannot. */
  async running(): Promise<Worker> {
    if (this.#closed) throw new NodeUnavailable('the sandbox is closed');
    this.#running ??= this.#start();
    return this.#running;
  }

  /** Resolves when the thread has ended, whatever it was doing. */
  async close(): Promise<void> {
    if (this.#closed) return;
    const running = this.#running;
    const closing = running && this.port('control', {}).close();
    this.#closed = true;
    try {
      await closing;
      await (await running)?.terminate();
    } catch {
      // It has ended by itself, or never started.
    }
  }

  async #call(call: Omit<Call, 'id'>): Promise<unknown> {
    const worker = await this.running();
    const id = ++this.#lastId;
    return new Promise((resolve, reject) => {
      this.#pending.set(id, { resolve, reject });
      worker.postMessage({ ...call, id } satisfies Call);
    });
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
      worker.on('message', (message: Message) => {
        if (message.kind === 'ready') {
          resolve(worker);
          this.#onStart();
        } else if (message.kind === 'broken') ending = message.message;
        else this.#receive(message);
      });
      worker.on('error', (error) => {
        ending = `the sandbox stopped: ${error.message}`;
      });
      worker.on('exit', () => {
        this.#running = null;
        reject(new NodeUnavailable(ending));
        for (const pending of this.#pending.values()) pending.reject(new NodeUnavailable(ending));
        this.#pending.clear();
        // Even without a call: a deposit may have settled that it had no time to report.
        setTimeout(() => void this.running().catch(() => undefined), RESTART_MS).unref();
      });
    });
  }

  #receive(message: Exclude<Message, { kind: 'ready' | 'broken' }>): void {
    switch (message.kind) {
      case 'answer':
        this.#take(message.id)?.resolve(message.value);
        break;
      case 'error':
        this.#take(message.id)?.reject(errorOf(message));
        break;
      case 'paymentFinal':
      case 'invoiceSettled':
        this.#onEvent(message);
        break;
    }
  }

  #take(id: number): Pending | undefined {
    const pending = this.#pending.get(id);
    this.#pending.delete(id);
    return pending;
  }
}

/** A clone of an error loses its class. */
function errorOf({ name, message }: { name: string; message: string }): Error {
  if (name === 'NodeUnavailable') return new NodeUnavailable(message);
  if (name === 'InvoiceImpossible') return new InvoiceImpossible(message);
  return new Error(message);
}
