/**
 * HTTPS to LND's REST API. LND signs its own certificate, which has to be given to the connection;
 * Node's fetch takes none and gives up a silent stream after five minutes.
 */
import type { IncomingMessage } from 'node:http';
import { Agent, request, type RequestOptions } from 'node:https';
import { X509Certificate } from 'node:crypto';
import { checkServerIdentity } from 'node:tls';
import { connectionProblem } from './connection-problem.ts';
import { readCredentials, type Credentials, type LndSettings } from './credentials.ts';
import { joinChunks, readLines } from './lines.ts';
import { LndError, LndProblem, readLndError } from './lnd-problem.ts';

/** Shorter than the server waits for any question, so that it is told why. */
const DEADLINE_MS = 9_000;
const KEEP_ALIVE_MS = 30_000;

export interface LndRequest {
  method: 'GET' | 'POST';
  path: string;
  /** JSON. */
  body?: unknown;
}

export class LndConnection {
  readonly #settings: LndSettings;
  readonly #deadlineMs: number;
  /** For questions alone: what changes something goes over a socket of its own. */
  readonly #agent = new Agent({ keepAlive: true, maxFreeSockets: 8 });
  readonly #open = new Set<AbortController>();
  #credentials: Credentials | null = null;
  #isClosed = false;

  constructor(settings: LndSettings, deadlineMs = DEADLINE_MS) {
    this.#settings = settings;
    this.#deadlineMs = deadlineMs;
  }

  /**
   * Asks for what may be asked again without harm.
   * @throws LndError in LND's words, LndProblem when it cannot be asked
   */
  async ask(question: LndRequest): Promise<unknown> {
    try {
      return await this.#once(question, this.#agent);
    } catch (error) {
      if (error instanceof IdleSocketClosed) return this.#once(question, false);
      throw error;
    }
  }

  /** Sends a command once, over a fresh socket. @throws as `ask` */
  command(command: LndRequest): Promise<unknown> {
    return this.#once(command, false);
  }

  /**
   * The lines of a stream as they come, until LND ends it, `signal` aborts or nothing has come for
   * `idleMs`. The request leaves once, over a fresh socket.
   * @throws as `ask`, also in the middle
   */
  async *stream(
    { method, path, body }: LndRequest,
    { signal, idleMs }: { signal: AbortSignal; idleMs?: number },
  ): AsyncGenerator {
    const end = this.#end(signal);
    try {
      const response = await this.#send({ method, path, body }, false, end.signal, idleMs);
      for await (const line of readLines(response)) {
        const problem = readLndError(line);
        if (problem) throw problem;
        if (response.statusCode !== 200) throw notLnd(response);
        yield line;
      }
    } catch (error) {
      throw this.#problem(error);
    } finally {
      end.abort();
      this.#open.delete(end);
    }
  }

  close(): void {
    this.#isClosed = true;
    for (const end of this.#open) end.abort();
    this.#agent.destroy();
  }

  async #once(asked: LndRequest, agent: Agent | false): Promise<unknown> {
    const end = this.#end();
    const deadline = setTimeout(() => end.abort(), this.#deadlineMs);
    try {
      const response = await this.#send(asked, agent, end.signal);
      const body = await readBody(response);
      const problem = readLndError(body);
      if (problem) throw problem;
      if (response.statusCode !== 200) throw notLnd(response);
      return body;
    } catch (error) {
      throw this.#problem(error);
    } finally {
      clearTimeout(deadline);
      this.#open.delete(end);
    }
  }

  async #send(
    asked: LndRequest,
    agent: Agent | false,
    signal: AbortSignal,
    idleMs?: number,
  ): Promise<IncomingMessage> {
    if (this.#isClosed) throw new LndProblem('unreachable', 'The connection to LND is closed.');
    this.#credentials ??= readCredentials(this.#settings);
    const { certificate, macaroonHex } = this.#credentials;
    const options: RequestOptions = {
      method: asked.method,
      agent,
      signal,
      headers: { 'Grpc-Metadata-macaroon': macaroonHex },
      ...(certificate === null ? {} : pinned(certificate)),
    };
    return new Promise((resolve, reject) => {
      const outgoing = request(`${this.#settings.restUrl}${asked.path}`, options, resolve);
      outgoing.on('socket', (socket) => socket.setKeepAlive(true, KEEP_ALIVE_MS));
      if (idleMs !== undefined) outgoing.setTimeout(idleMs, () => outgoing.destroy(silent()));
      outgoing.on('error', (error) => {
        reject(outgoing.reusedSocket && isReset(error) ? new IdleSocketClosed() : error);
      });
      outgoing.end(asked.body === undefined ? undefined : JSON.stringify(asked.body));
    });
  }

  #end(outer?: AbortSignal): AbortController {
    const end = new AbortController();
    this.#open.add(end);
    if (outer?.aborted) end.abort();
    outer?.addEventListener('abort', () => end.abort(), { once: true, signal: end.signal });
    return end;
  }

  /** After a refused certificate or macaroon the files are read anew: they may have been replaced. */
  #problem(error: unknown): unknown {
    if (error instanceof LndError || error instanceof IdleSocketClosed) return error;
    const problem =
      error instanceof LndProblem ? error : connectionProblem(error, this.#settings.restUrl);
    if (problem.kind === 'certificate' || problem.kind === 'macaroon') this.#credentials = null;
    return problem;
  }
}

/** LND may close a kept connection just when it is used again. */
class IdleSocketClosed extends Error {}

function isReset(error: Error): boolean {
  return 'code' in error && (error.code === 'ECONNRESET' || error.code === 'EPIPE');
}

/** This very certificate is accepted whatever name it carries; one that it has signed needs the right name. */
function pinned(certificate: string): RequestOptions {
  const { fingerprint256 } = new X509Certificate(certificate);
  return {
    ca: certificate,
    checkServerIdentity: (host, peer) =>
      peer.fingerprint256 === fingerprint256 ? undefined : checkServerIdentity(host, peer),
  };
}

function silent(): Error {
  return new Error('it says nothing');
}

async function readBody(response: IncomingMessage): Promise<unknown> {
  const text = await joinChunks(response);
  try {
    return JSON.parse(text);
  } catch {
    throw notLnd(response);
  }
}

function notLnd({ statusCode }: IncomingMessage): LndProblem {
  return new LndProblem(
    'not-lnd',
    `What answers at LND_REST_URL is not LND’s REST API, or something between them spoils its answers (HTTP ${statusCode}).`,
  );
}
