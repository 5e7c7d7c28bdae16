/**
 * The product opens without a network after the first visit: its own files lie on this machine, whole and of one
 * version. A newer version is fetched beside it and takes over when no window of the older one is open any more.
 */
import { build, files, prerendered, version } from '$service-worker';
import {
  cacheName,
  fetchedAhead,
  isNamedByContent,
  outdated,
  sourceFinder,
  type Source,
} from './lib/state/product-files';

declare const self: ServiceWorkerGlobalScope;

const BUILD = { version, build, files, prerendered };
const sourceOf = sourceFinder(BUILD, self.location.origin);

/** By its address alone: what a browser says about itself in a request changes nothing in a file of ours. */
const kept = (name: string, path: string): Promise<Response | undefined> =>
  caches.open(name).then((cache) => cache.match(path, { ignoreVary: true }));

/** An answer that came by a redirect may not open a page, so only what it holds is kept. */
const plain = (answer: Response): Response =>
  answer.redirected ? new Response(answer.body, { status: answer.status, headers: answer.headers }) : answer;

/** What the page has just fetched is in the browser's own cache and is not asked for again. */
async function fetched(path: string): Promise<Response> {
  const earlier = isNamedByContent(path) ? await caches.match(path, { ignoreVary: true }) : undefined;
  if (earlier !== undefined) return earlier;
  const answer = await fetch(path, { cache: isNamedByContent(path) ? 'default' : 'no-cache' });
  if (!answer.ok) throw new Error(`${String(answer.status)} ${path}`);
  return plain(answer);
}

/** All or nothing: a version of which one file is missing is not taken. */
async function fetchAhead(): Promise<void> {
  const cache = await caches.open(cacheName(BUILD));
  try {
    for (const path of fetchedAhead(BUILD)) await cache.put(path, await fetched(path));
  } catch (failure) {
    await caches.delete(cacheName(BUILD));
    throw failure;
  }
}

async function takeOver(): Promise<void> {
  await Promise.all(outdated(await caches.keys(), BUILD).map((name) => caches.delete(name)));
  // The window that fetched this version for the first time goes on without a network too.
  await self.clients.claim();
}

async function onUse(request: Request, path: string): Promise<Response> {
  const answer = await fetch(request);
  if (answer.ok) await (await caches.open(cacheName(BUILD))).put(path, plain(answer.clone()));
  return answer;
}

const orKept = async (request: Request, path: string): Promise<Response> =>
  fetch(request).catch(async (cause: unknown) => {
    const own = await kept(cacheName(BUILD), path);
    if (own === undefined) throw cause;
    return own;
  });

async function answerTo(request: Request, path: string, source: Source): Promise<Response> {
  if (source === 'fallback') return orKept(request, path);
  const own = await kept(cacheName(BUILD), path);
  if (own !== undefined) return own;
  return source === 'on_use' ? onUse(request, path) : fetch(request);
}

self.addEventListener('install', (event) => {
  event.waitUntil(fetchAhead());
});
self.addEventListener('activate', (event) => {
  event.waitUntil(takeOver());
});
self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  const source = sourceOf({ method: request.method, url, navigates: request.mode === 'navigate' });
  if (source !== 'network') event.respondWith(answerTo(request, url.pathname, source));
});
