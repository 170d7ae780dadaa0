import type { Kept, KeptPass } from "./kept-bookings";
import { runOfflinePage } from "./offline-script";
import { offlineStyle } from "./offline-style";

const entities: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};
const escaped = (text: string | number | null): string =>
  String(text ?? "").replace(/[&<>"']/g, (sign) => entities[sign]!);

const logo = `<svg width="28" height="28" viewBox="0 0 32 32" aria-hidden="true">
  <rect width="32" height="32" rx="8.5" fill="var(--ink)"/>
  <path d="M9 25V8.5h14V25" fill="none" stroke="var(--paint)" stroke-width="2.8"
    stroke-linecap="round" stroke-linejoin="round"/>
  <rect x="12.8" y="12.5" width="6.4" height="10.5" rx="2.4" fill="var(--ground)"/></svg>`;

const passHtml = ({ number, place, time, plate, start, end, qr }: KeptPass) => `
  <article>
    <div class="clock" role="timer" data-start="${escaped(start)}" data-end="${escaped(end)}">
      <span></span><strong></strong>
    </div>
    <div class="pass">
      <img src="data:image/svg+xml,${encodeURIComponent(qr)}" width="160" height="160"
        alt="QR code of booking ${escaped(number)}">
      <div>
        <h3>Booking #${escaped(number)}</h3>
        <p>${escaped(place)}</p>
        <p>${escaped(time)}</p>
        <p class="plate">${escaped(plate)}</p>
      </div>
    </div>
  </article>`;

const passesHtml = (passes: KeptPass[]) =>
  passes.length === 0
    ? ""
    : `<section aria-labelledby="passes">
  <h2 id="passes">Your pass, as last known</h2>${passes.map(passHtml).join("")}
</section>`;

const recentHtml = (recent: Kept["recent"]) =>
  recent.length === 0
    ? ""
    : `<section aria-labelledby="recent">
  <h2 id="recent">Your last bookings</h2>
  <ul>${recent
    .map(
      ({ number, place, time, status }) => `<li>
    <h3>${escaped(place)}</h3>
    <p>${escaped(time)} · #${escaped(number)} · ${escaped(status)}</p></li>`,
    )
    .join("")}</ul>
</section>`;

const policyOf = (nonce: string): string =>
  [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src 'nonce-${nonce}'`,
    "img-src data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join("; ");

/** A page that needs no network, with what this device keeps of the bookings. */
export function offlinePage({ passes, recent, aheadMs }: Kept): Response {
  const nonce = crypto.randomUUID();
  const html = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<title>Offline · Parkmate</title>
<style nonce="${nonce}">${offlineStyle}</style>
</head>
<body>
<main>
<p class="name">${logo}Parkmate</p>
<h1>You are offline</h1>
<p>This page opens by itself as soon as Parkmate can be reached again.</p>
<div class="retry">
<button type="button">Try again</button>
<p id="state" role="status"></p>
</div>
${passesHtml(passes)}
${recentHtml(recent)}
</main>
<script nonce="${nonce}">(${runOfflinePage.toString()})(${Number(aheadMs)})</script>
</body>
</html>`;
  return new Response(html, {
    status: 503,
    headers: {
      "Content-Type": "text/html; charset=utf-8",
      "Content-Security-Policy": policyOf(nonce),
      "Cache-Control": "no-store",
    },
  });
}
