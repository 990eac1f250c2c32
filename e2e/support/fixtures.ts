/**
 * What every test has: a server of its own with the real sandbox network, and a browser page in
 * which an unexpected console error fails the test.
 */
import { test as base, expect } from '@playwright/test';
import { removeData, startServer, type RunningServer, type ServerOptions } from './server.ts';

interface WorkerFixtures {
  server: RunningServer;
}

interface TestFixtures {
  /** Starts a server for this test alone, which is stopped after it. */
  startOwnServer: (options: ServerOptions) => Promise<RunningServer>;
  /** Console errors this test means to cause, e.g. the browser's line about a 400 answer. */
  allowConsole: (pattern: RegExp) => void;
}

export const test = base.extend<TestFixtures, WorkerFixtures>({
  server: [
    // oxlint-disable-next-line no-empty-pattern -- playwright asks for a destructured first parameter
    async ({}, provide) => {
      const server = await startServer();
      await provide(server);
      await server.stop();
      await removeData(server);
    },
    { scope: 'worker' },
  ],
  // oxlint-disable-next-line no-empty-pattern -- playwright asks for a destructured first parameter
  startOwnServer: async ({}, provide) => {
    const started: RunningServer[] = [];
    await provide(async (options) => {
      const server = await startServer(options);
      started.push(server);
      return server;
    });
    for (const server of started) {
      await server.stop();
      await removeData(server);
    }
  },
  baseURL: async ({ server }, provide) => provide(server.url),
  allowConsole: [
    async ({ context }, provide) => {
      const allowed: RegExp[] = [];
      const errors: string[] = [];
      // Of every tab.
      context.on('console', (message) => {
        if (message.type() === 'error' || message.type() === 'warning') errors.push(message.text());
      });
      context.on('weberror', (webError) => errors.push(String(webError.error())));
      await provide((pattern) => allowed.push(pattern));
      const unexpected = errors.filter((text) => !allowed.some((pattern) => pattern.test(text)));
      expect(unexpected, 'errors on the console').toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };
