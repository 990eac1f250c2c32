/** HTTPS to a program of the test network, which signs its own certificate. */
import { request } from 'node:https';

export interface HttpsOptions {
  method: string;
  ca: Buffer;
  headers?: Record<string, string>;
  /** JSON. */
  body?: unknown;
  timeoutMs?: number;
}

export interface JsonAnswer {
  status: number;
  body: unknown;
}

export async function httpsJson(url: string, options: HttpsOptions): Promise<JsonAnswer> {
  const { status, text } = await httpsText(url, options);
  try {
    return { status, body: JSON.parse(text) };
  } catch {
    throw new Error(`${options.method} ${url}: ${status} ${text.slice(0, 200)}`);
  }
}

export function httpsText(
  url: string,
  { method, ca, headers = {}, body, timeoutMs = 30_000 }: HttpsOptions,
): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const call = request(url, { method, ca, headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString() });
      });
    });
    call.on('error', reject);
    call.setTimeout(timeoutMs, () => call.destroy(new Error(`${method} ${url}: no answer`)));
    call.end(body === undefined ? undefined : JSON.stringify(body));
  });
}
