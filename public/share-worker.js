/**
 * What is shared into the installed wallet arrives as a POST to /share. It stays on the device: this worker answers the
 * request, caches what was shared, and opens the Scan screen, which takes it (src/wallet/scanner/share-target.ts).
 */
const SHARED = '/shared';

addEventListener('install', () => skipWaiting());
addEventListener('activate', (event) => event.waitUntil(clients.claim()));

addEventListener('fetch', (event) => {
  const { method, url } = event.request;
  if (method === 'POST' && new URL(url).pathname === '/share') {
    event.respondWith(cacheShared(event.request));
  }
});

async function cacheShared(request) {
  const form = await request.formData();
  const picture = form.get('picture');
  const texts = ['text', 'url', 'title'].map((name) => form.get(name)).filter(Boolean);
  const given =
    picture instanceof File && picture.size > 0
      ? picture
      : new Blob(
          texts.map((text) => `${text}\n`),
          { type: 'text/plain' },
        );
  const cache = await caches.open('shared');
  await cache.put(SHARED, new Response(given, { headers: { 'Content-Type': given.type } }));
  return Response.redirect('/scan', 303);
}
