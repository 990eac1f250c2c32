/** The wallet as a Web Share Target: what the device's Share menu sends, kept by public/share-worker.js. */
import { paths } from '#src/lib/paths.ts';
import type { ScanInput } from './scan-input.ts';

/** Only an installed wallet is offered in the Share menu, and its worker must be registered to take what is shared. */
export function registerShareTarget(): void {
  if (!matchMedia('(display-mode: standalone)').matches) return;
  navigator.serviceWorker?.register(paths.shareWorker).catch(() => undefined);
}

/** What was shared, once. Null when nothing was. */
export async function takeSharedInput(): Promise<ScanInput | null> {
  if (!('caches' in globalThis) || !(await caches.has('shared'))) return null;
  const shared = await caches.match(paths.shared, { cacheName: 'shared' });
  await caches.delete('shared');
  if (!shared) return null;
  const content = await shared.blob();
  return content.type === 'text/plain'
    ? { kind: 'text', text: await content.text() }
    : { kind: 'picture', picture: content };
}
