// The service worker: shows a page of Parkmate's own where a page cannot be loaded. It stores
// nothing of the application, so a new version needs no prompt: it takes over with the next start.

/** The caches of hooks/offline-passes.ts; each has the passes of one person. */
const PASSES = "parkmate-passes:";
const DAY_MS = 24 * 60 * 60 * 1000;

self.addEventListener("activate", (event) => event.waitUntil(start()));
self.addEventListener("fetch", (event) => {
  const { method, mode } = event.request;
  if (method === "GET" && mode === "navigate") event.respondWith(load(event));
});

async function start() {
  // The request for a page does not wait until the worker has started.
  await self.registration.navigationPreload?.enable();
  await self.clients.claim();
}

async function load(event) {
  try {
    return (await event.preloadResponse) ?? (await fetch(event.request));
  } catch {
    return offlinePage(await readPasses().catch(() => []));
  }
}

/** The passes that are not long over, the first one first. */
async function readPasses() {
  const names = (await caches.keys()).filter((name) => name.startsWith(PASSES));
  const found = await Promise.all(
    names.map(async (name) => {
      const cache = await caches.open(name);
      const answers = (await cache.keys()).map((key) => cache.match(key));
      return Promise.all(answers.map(async (answer) => (await answer).json()));
    }),
  );
  return found
    .flat()
    .filter((pass) => Date.parse(pass.end) > Date.now() - DAY_MS)
    .sort((one, other) => Date.parse(one.end) - Date.parse(other.end));
}

const entities = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
const escaped = (text) => String(text).replace(/[&<>"']/g, (sign) => entities[sign]);

const passHtml = ({ number, place, time, plate, qr }) => `
  <article>
    <img src="data:image/svg+xml,${encodeURIComponent(qr)}" width="160" height="160"
      alt="QR code of booking ${escaped(number)}">
    <div>
      <h3>Booking #${escaped(number)}</h3>
      <p>${escaped(place)}</p>
      <p>${escaped(time)}</p>
      <p class="plate">${escaped(plate)}</p>
    </div>
  </article>`;

const passesHtml = (passes) =>
  passes.length === 0
    ? ""
    : `<section aria-labelledby="passes">
  <h2 id="passes">Your pass, as last known</h2>${passes.map(passHtml).join("")}
</section>`;

const style = `
  :root { color-scheme: light dark; --ground: #f4f4f0; --card: #fff; --line: #deded6;
    --ink: #15181a; --muted: #5d666b; }
  @media (prefers-color-scheme: dark) { :root { --ground: #0f1214; --card: #181c1f;
    --line: #2a3035; --ink: #eef1ef; --muted: #a3adb2; } }
  body { margin: 0; background: var(--ground); color: var(--ink);
    font: 16px/1.5 "Geist Variable", system-ui, sans-serif; }
  main { max-width: 460px; margin: 0 auto; padding: 48px 20px; }
  .name { margin: 0 0 28px; font-weight: 650; }
  h1 { margin: 0 0 8px; font-size: 28px; line-height: 1.2; letter-spacing: -.02em; }
  h2 { margin: 36px 0 12px; font-size: 18px; }
  h3 { margin: 0; font-size: 16px; }
  p { margin: 0; color: var(--muted); }
  button { min-height: 48px; margin-top: 20px; padding: 0 22px; border: 0; border-radius: 12px;
    background: var(--ink); color: var(--card); font: inherit; font-weight: 600; cursor: pointer; }
  button:focus-visible { outline: 2px solid var(--ink); outline-offset: 3px; }
  article { display: flex; flex-wrap: wrap; gap: 16px; align-items: center; margin-top: 12px;
    padding: 16px; border: 1px solid var(--line); border-radius: 18px; background: var(--card); }
  article img { border-radius: 10px; background: #fff; }
  .plate { color: var(--ink); font-family: "Geist Mono Variable", ui-monospace, monospace;
    font-weight: 600; }
  #state { min-height: 1.5em; margin-top: 12px; }`;

/** Tries to reach the server and then loads the page that was wanted. */
function retrying() {
  const EVERY_MS = 4000;
  const state = document.getElementById("state");
  const retry = async () => {
    const answer = await fetch("/api/health/live/", { cache: "no-store" }).catch(() => null);
    if (answer) location.reload();
    return answer !== null;
  };
  document.querySelector("button").addEventListener("click", async () => {
    state.textContent = "Trying…";
    if (!(await retry())) state.textContent = "Parkmate still cannot be reached.";
  });
  addEventListener("online", retry);
  setInterval(retry, EVERY_MS);
}

function offlinePage(passes) {
  const nonce = crypto.randomUUID();
  const html = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<title>Offline · Parkmate</title>
<style nonce="${nonce}">${style}</style>
</head>
<body>
<main>
<p class="name">Parkmate</p>
<h1>You are offline</h1>
<p>This page opens by itself as soon as Parkmate can be reached again.</p>
<button type="button">Try again</button>
<p id="state" role="status"></p>
${passesHtml(passes)}
</main>
<script nonce="${nonce}">(${retrying.toString()})()</script>
</body>
</html>`;
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src 'nonce-${nonce}'`,
    "img-src data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ];
  return new Response(html, {
    status: 503,
    headers: {
      "Content-Type": "text/html; charset=utf-8",
      "Content-Security-Policy": policy.join("; "),
      "Cache-Control": "no-store",
    },
  });
}
