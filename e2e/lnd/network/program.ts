/** A program of the test network as a process of its own, with its output in a file. */
import { spawn, type ChildProcess } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';

const running = new Set<ChildProcess>();
// Whatever ends the tests, nothing they started goes on.
for (const end of ['exit', 'SIGTERM', 'disconnect']) {
  process.on(end, () => {
    for (const child of running) child.kill('SIGKILL');
  });
}

export interface Program {
  /** Resolves once the process has ended. */
  stop: (signal: 'SIGINT' | 'SIGKILL') => Promise<void>;
  signal: (signal: 'SIGSTOP' | 'SIGCONT') => void;
  /** Why the program is not running any more, or null while it is. */
  ended: () => string | null;
}

export function startProgram(file: string, args: string[], logFile: string): Program {
  const log = openSync(logFile, 'a');
  const child = spawn(file, args, { stdio: ['ignore', log, log] });
  closeSync(log);
  running.add(child);
  let end: string | null = null;
  const exited = new Promise<void>((resolve) => {
    child.once('error', (error) => {
      end = error.message;
      resolve();
    });
    child.once('exit', (code, signal) => {
      end = `${file} ended (${signal ?? code}):\n${readFileSync(logFile, 'utf8').slice(-3000)}`;
      running.delete(child);
      resolve();
    });
  });
  return {
    stop: async (signal) => {
      child.kill(signal);
      await exited;
    },
    signal: (signal) => void child.kill(signal),
    ended: () => end,
  };
}

/** Asks again until the answer is one, and no longer than `seconds`. An error counts as none yet. */
export async function until<T>(
  what: string,
  ask: () => Promise<T | null | undefined | false>,
  { seconds = 60, unless = () => null }: { seconds?: number; unless?: () => string | null } = {},
): Promise<T> {
  const end = performance.now() + seconds * 1000;
  for (;;) {
    const answer = await ask().catch((error: unknown) => {
      if (performance.now() > end) throw error;
      return null;
    });
    if (answer !== null && answer !== undefined && answer !== false) return answer;
    const over = unless();
    if (over !== null) throw new Error(`waiting for ${what}: ${over}`);
    if (performance.now() > end) throw new Error(`waited ${seconds} s for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

/** Below those that systems give to outgoing connections: one of them could take a port while lnd is down. */
const FIRST_PORT = 10_000;
const LAST_PORT = 32_000;

export async function freePorts(count: number): Promise<number[]> {
  const ports: number[] = [];
  while (ports.length < count) {
    const port = randomInt(FIRST_PORT, LAST_PORT);
    if (!ports.includes(port) && (await isFree(port))) ports.push(port);
  }
  return ports;
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}
