import { personOfDevice } from "./person";

/** The caches of hooks/offline-passes.ts; each has what is kept for one person. */
const PASSES = "parkmate-passes:";
const RECENT = "parkmate-bookings:";
const DAY_MS = 24 * 60 * 60 * 1000;

export interface KeptBooking {
  id: string;
  number: number;
  place: string;
  /** Date and hours, in the zone of the lot. */
  time: string;
  plate: string | null;
  start: string;
  end: string;
}
export interface KeptPass extends KeptBooking {
  qr: string;
}
export interface Kept {
  /** Those that are not long over, the first one first. */
  passes: KeptPass[];
  /** The others, the newest first. */
  recent: (KeptBooking & { status: string })[];
  /** How far the server's clock is ahead of this device's. */
  aheadMs: number;
}

/** What this device keeps of the bookings of the person who is signed in here. */
export async function readBookings(): Promise<Kept> {
  const person = await personOfDevice();
  if (person === null) return { passes: [], recent: [], aheadMs: 0 };
  const passes = await readAll<KeptPass>(PASSES + person);
  const [known] = await readAll<Pick<Kept, "recent" | "aheadMs">>(RECENT + person);
  const { recent = [], aheadMs = 0 } = known ?? {};
  const shown = passes
    .filter((pass) => Date.parse(pass.end) > Date.now() + aheadMs - DAY_MS)
    .sort((one, other) => Date.parse(one.end) - Date.parse(other.end));
  const withPass = new Set(shown.map((pass) => pass.id));
  return { passes: shown, recent: recent.filter((one) => !withPass.has(one.id)), aheadMs };
}

async function readAll<T>(name: string): Promise<T[]> {
  if (!(await caches.has(name))) return [];
  const cache = await caches.open(name);
  const answers = await Promise.all((await cache.keys()).map((key) => cache.match(key)));
  return Promise.all(answers.flatMap((answer) => (answer ? [answer.json() as Promise<T>] : [])));
}
