import { openFromNotification } from "./click";
import { load } from "./offline";
import { showPush } from "./push";
import { renewSubscription } from "./renewal";
import { worker } from "./scope";

// The service worker: takes pushes, and shows a page of Parkmate's own where none can be loaded.
// `scripts/build-worker.mjs` makes public/sw.js of it.

worker.addEventListener("activate", (event) => event.waitUntil(start()));
worker.addEventListener("fetch", (event) => {
  const { method, mode } = event.request;
  if (method === "GET" && mode === "navigate") event.respondWith(load(event));
});
worker.addEventListener("push", (event) => event.waitUntil(showPush(event.data)));
worker.addEventListener("notificationclick", (event) =>
  event.waitUntil(openFromNotification(event)),
);
worker.addEventListener("pushsubscriptionchange", (event) =>
  event.waitUntil(renewSubscription(event)),
);
worker.addEventListener("message", ({ data }: ExtendableMessageEvent) => {
  // A new version takes over when the person agrees, or with the next start.
  if (data === "parkmate:update") void worker.skipWaiting();
});

async function start(): Promise<void> {
  // The request for a page does not wait until the worker has started.
  await worker.registration.navigationPreload?.enable();
  await worker.clients.claim();
}
