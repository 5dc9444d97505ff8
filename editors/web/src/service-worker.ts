/**
 * Keeps the page for when there is no network. Every version has a cache of its own, filled in one piece before
 * it is used; the page holds everything that belongs together.
 */

declare const VERSION: string;
declare const FILES: string[];

/** What a service worker has of its global scope. */
interface Scope {
  addEventListener: ((kind: "install" | "activate", listen: (event: LaterEvent) => void) => void) &
    ((kind: "fetch", listen: (event: AskedEvent) => void) => void);
  skipWaiting: () => Promise<void>;
  clients: { claim: () => Promise<void> };
}
interface LaterEvent extends Event {
  waitUntil: (work: Promise<unknown>) => void;
}
interface AskedEvent extends Event {
  request: Request;
  respondWith: (answer: Promise<Response>) => void;
}

const scope = globalThis as unknown as Scope;
const PREFIX = "yuanyin-";
const NAME = PREFIX + VERSION;

scope.addEventListener("install", (event) => {
  const fill = async (): Promise<void> => {
    const cache = await caches.open(NAME);
    // Past the browser's own cache, which may hold files of two versions.
    await cache.addAll(FILES.map((file) => new Request(file, { cache: "reload" })));
    await scope.skipWaiting();
  };
  event.waitUntil(fill());
});

scope.addEventListener("activate", (event) => {
  const take = async (): Promise<void> => {
    const names = await caches.keys();
    await Promise.all(names.filter((name) => name.startsWith(PREFIX) && name !== NAME).map((name) => caches.delete(name)));
    await scope.clients.claim();
  };
  event.waitUntil(take());
});

scope.addEventListener("fetch", (event) => {
  const answer = async (): Promise<Response> => {
    const cache = await caches.open(NAME);
    return (await cache.match(event.request, { ignoreSearch: true })) ?? (await fetch(event.request));
  };
  if (event.request.method === "GET") {
    event.respondWith(answer());
  }
});
