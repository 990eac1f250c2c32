/** Serves a folder on a free port, for pages that a bench opens in Chromium. */
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import path from 'node:path';

const TYPES: Record<string, string> = { '.js': 'text/javascript', '.wasm': 'application/wasm' };

export async function serveFolder(folder: string): Promise<{ url: string; close: () => void }> {
  const server = createServer((request, response) => {
    const name = (request.url ?? '/').split('?')[0] ?? '/';
    const type = TYPES[path.extname(name)];
    if (!type) {
      response.setHeader('Content-Type', 'text/html');
      response.end('<!doctype html><title>bench</title>');
      return;
    }
    readFile(path.join(folder, path.normalize(name))).then(
      (bytes) => {
        response.setHeader('Content-Type', type);
        response.end(bytes);
      },
      () => {
        response.statusCode = 404;
        response.end();
      },
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the bench has no port');
  return { url: `http://127.0.0.1:${address.port}`, close: () => server.close() };
}
