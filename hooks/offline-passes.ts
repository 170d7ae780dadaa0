import { withNamedLock } from "./realtime/named-lock";

/** The name of a person's cache begins so; public/sw.js reads it. */
const PASSES = "parkmate-passes:";

/** What the offline page shows of a booking. */
export interface OfflinePass {
  id: string;
  number: number;
  /** Lot and slot. */
  place: string;
  time: string;
  plate: string | null;
  /** When it ends, ISO 8601. */
  end: string;
}

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

/** Forgets all passes in this browser, but for those of `person`. */
export async function forgetPasses(person?: string): Promise<void> {
  if (!isSupported()) return;
  const names = await caches.keys();
  await Promise.all(
    names
      .filter((name) => name.startsWith(PASSES) && name !== PASSES + (person ?? ""))
      .map((name) => caches.delete(name)),
  );
}
