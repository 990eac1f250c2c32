/** From the address of a host as a person types it to the origin and base path of its API. */
import { err, ok, type Result } from '#core/result.ts';

export type HostProblem =
  | 'empty'
  | 'not-an-address'
  | 'wrong-scheme'
  | 'has-credentials'
  /** Plain HTTP to another machine: anyone on the way could read the keys. */
  | 'insecure';

const LOCAL_HOSTS = new Set(['localhost', '127.0.0.1', '[::1]']);

export function readHost(text: string): Result<string, HostProblem> {
  const trimmed = text.trim();
  if (trimmed === '') return err('empty');
  const url = toUrl(trimmed);
  if (!url) return err('not-an-address');
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return err('wrong-scheme');
  if (url.username !== '' || url.password !== '') return err('has-credentials');
  if (!isLocal(url) && !url.hostname.includes('.')) return err('not-an-address');
  if (url.protocol === 'http:' && !isLocal(url)) return err('insecure');
  // People copy the address of an endpoint, or of the documentation.
  const base = url.pathname.replace(/\/+$/, '').replace(/\/v1(?:\/.*)?$/, '');
  return ok(`${url.origin}${base}`);
}

function isLocal(url: URL): boolean {
  return LOCAL_HOSTS.has(url.hostname) || url.hostname.endsWith('.localhost');
}

function toUrl(text: string): URL | null {
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(text)) return parse(text);
  const local = /^(?:localhost|127\.0\.0\.1|\[::1\])(?:[:/]|$)/i.test(text);
  return parse(`${local ? 'http' : 'https'}://${text}`);
}

function parse(text: string): URL | null {
  return URL.canParse(text) ? new URL(text) : null;
}
