import { inTurn } from "./in-turn";

const STORE = "parkmate:told";
const LOCK = "parkmate:told";
const KEEP_MS = 36 * 60 * 60 * 1000;
const KEEP_MOST = 500;
const SETTLE_MS = 40;
const SPREAD_MS = 3000;

/** Keys that some tab of this browser has told the person, and when (milliseconds since 1970). */
export type Told = Record<string, number>;

/** The record with `key` added, without what is old; null when the key is already in it. */
export function claimIn(told: Told, key: string, now: number): Told | null {
  const young = Object.entries(told).filter(([, at]) => now - at < KEEP_MS && at <= now);
  if (young.some(([known]) => known === key)) return null;
  return Object.fromEntries([...young.slice(1 - KEEP_MOST), [key, now]]);
}

/**
 * True for exactly one caller over all tabs and reloads of this browser: that one may say it. The storage of one tab
 * reaches the next with a delay, so the key's own lock is kept until it surely has.
 * Without Web Locks (plain http) the last writer wins after a moment, which two tabs agree on.
 */
export async function claim(key: string): Promise<boolean> {
  if (navigator.locks)
    return new Promise(
      (decide) =>
        void navigator.locks.request(`${LOCK}:${key}`, { ifAvailable: true }, (lock) =>
          take(key, lock !== null, decide),
        ),
    );
  const mine = Date.now() + Math.random();
  if (!write(key, mine)) return false;
  await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
  return read()[key] === mine;
}

async function take(key: string, isMine: boolean, decide: (first: boolean) => void): Promise<void> {
  const isFirst = isMine && (await inTurn(LOCK, () => write(key, Date.now())));
  decide(isFirst);
  if (isFirst) await new Promise((resolve) => setTimeout(resolve, SPREAD_MS));
}

/** At sign-out nothing of one person may be left for the next. */
export function forgetClaims(): void {
  localStorage.removeItem(STORE);
}

function read(): Told {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(STORE) ?? "{}");
    return stored && typeof stored === "object" ? (stored as Told) : {};
  } catch {
    return {};
  }
}

function write(key: string, now: number): boolean {
  const next = claimIn(read(), key, now);
  if (!next) return false;
  try {
    localStorage.setItem(STORE, JSON.stringify(next));
  } catch {
    // Storage is full or forbidden: better to tell twice than never.
  }
  return true;
}
