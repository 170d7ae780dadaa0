import { withNamedLock } from "./realtime/named-lock";

/** The names of a person's caches begin so; worker/kept-bookings.ts reads them. */
const PASSES = "parkmate-passes:";
const RECENT = "parkmate-bookings:";
/** Who is signed in, for the service worker (worker/person.ts). */
const DEVICE = "parkmate-device";

/** What the offline page shows of a booking. */
export interface OfflinePass {
  id: string;
  number: number;
  /** Lot and slot. */
  place: string;
  time: string;
  plate: string | null;
  /** When it starts and ends, ISO 8601. */
  start: string;
  end: string;
}
/** What it lists of a booking that has no pass. */
export type RecentBooking = OfflinePass & { status: string };

const isSupported = (): boolean => typeof window !== "undefined" && "caches" in window;
const keyOf = (id: string): string => `/offline-passes/${id}`;

/** Keeps a pass with its QR code (SVG) for the offline page of this person, and of nobody else. */
export async function keepPass(person: string, pass: OfflinePass): Promise<void> {
  if (!isSupported()) return;
  // Pages and tabs that show the same booking fetch its code once.
  await withNamedLock(keyOf(pass.id), () => storePass(person, pass));
}

async function storePass(person: string, pass: OfflinePass): Promise<void> {
  const cache = await caches.open(PASSES + person);
  const stored = await cache.match(keyOf(pass.id));
  if (stored && isSame((await stored.json()) as OfflinePass, pass)) return;
  const answer = await fetch(`/api/bookings/${pass.id}/pass.svg/`);
  if (!answer.ok) return dropPass(person, pass.id);
  const body = JSON.stringify({ ...pass, qr: await answer.text() });
  await cache.put(keyOf(pass.id), new Response(body));
}

const isSame = (stored: OfflinePass, pass: OfflinePass): boolean =>
  (Object.keys(pass) as (keyof OfflinePass)[]).every((key) => stored[key] === pass[key]);

/** Forgets the pass of a booking that has none any more. */
export async function dropPass(person: string, id: string): Promise<void> {
  if (isSupported()) await (await caches.open(PASSES + person)).delete(keyOf(id));
}

/** Keeps what the offline page lists besides passes, and how far ahead the server's clock is. */
export async function keepRecent(
  person: string,
  recent: RecentBooking[],
  aheadMs: number,
): Promise<void> {
  if (!isSupported()) return;
  const body = JSON.stringify({ recent, aheadMs });
  await (await caches.open(RECENT + person)).put("/offline-bookings", new Response(body));
}

/**
 * Makes this browser keep bookings and show pushes for this person alone; null when somebody signs
 * out. What it keeps or shows of others is gone then.
 */
export async function keepOnlyFor(person: string | null): Promise<void> {
  if (!isSupported()) return;
  await keepPassesOf(person);
  const device = await caches.open(DEVICE);
  const before = (await (await device.match("/person"))?.text()) ?? null;
  if (before === person) return;
  await (person ? device.put("/person", new Response(person)) : device.delete("/person"));
  if (before) await clearShown();
}

/** Drops the bookings that are kept of others. */
export async function keepPassesOf(person: string | null): Promise<void> {
  if (!isSupported()) return;
  const names = await caches.keys();
  const isOthers = (name: string) =>
    [PASSES, RECENT].some((prefix) => name.startsWith(prefix) && name !== prefix + (person ?? ""));
  await Promise.all(names.filter(isOthers).map((name) => caches.delete(name)));
}

/** Takes away what the system shows of the person before. */
async function clearShown(): Promise<void> {
  await navigator.clearAppBadge?.().catch(() => undefined);
  const registration = await navigator.serviceWorker?.getRegistration();
  for (const shown of (await registration?.getNotifications()) ?? []) shown.close();
}
