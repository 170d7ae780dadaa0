import { wait } from "@/hooks/wait";
import { HOUR_MS } from "@/lib/core/duration";
import { withNamedLock } from "./named-lock";

const STORAGE_KEY = "parkmate:claims";
const LOCK = "parkmate:claims";
const KEEP_MS = 36 * HOUR_MS;
const MAX_CLAIMS = 500;
/** Without Web Locks: how long other tabs get to overwrite a claim. */
const SETTLE_MS = 40;
/** How long other tabs may not see a new claim yet; the key stays locked meanwhile. */
const STORAGE_DELAY_MS = 3000;

/** Claimed keys with the time of their claim, in milliseconds since 1970. */
export type Claims = Record<string, number>;

/** The claims with `key` added and old ones removed; null when the key was claimed before. */
export function addClaim(claims: Claims, key: string, now: number): Claims | null {
  const recent = Object.entries(claims).filter(([, at]) => now - at < KEEP_MS && at <= now);
  if (recent.some(([known]) => known === key)) return null;
  return Object.fromEntries([...recent.slice(1 - MAX_CLAIMS), [key, now]]);
}

/**
 * True for exactly one caller per key, across all tabs and reloads of this browser. The others wait
 * until the claim is saved: when its tab goes away before, the next of them gets it. Without Web
 * Locks (plain HTTP) the last writer wins after a short wait.
 */
export async function claimOnce(key: string): Promise<boolean> {
  if (navigator.locks)
    return new Promise(
      (decide) => void navigator.locks.request(`${LOCK}:${key}`, () => claimUnderLock(key, decide)),
    );
  // The random part tells the claims of two tabs in the same millisecond apart.
  const claimedAt = Date.now() + Math.random();
  if (!saveClaim(key, claimedAt)) return false;
  await wait(SETTLE_MS);
  return readClaims()[key] === claimedAt;
}

async function claimUnderLock(key: string, decide: (isFirst: boolean) => void): Promise<void> {
  const isFirst = addClaim(readClaims(), key, Date.now()) !== null;
  decide(isFirst);
  if (!isFirst) return;
  // The caller acts first.
  await wait(0);
  await withNamedLock(LOCK, () => saveClaim(key, Date.now()));
  await wait(STORAGE_DELAY_MS);
}

export function clearClaims(): void {
  localStorage.removeItem(STORAGE_KEY);
}

function readClaims(): Claims {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(STORAGE_KEY) ?? "{}");
    return stored && typeof stored === "object" ? (stored as Claims) : {};
  } catch {
    return {};
  }
}

/** Saves a claim; false when the key was claimed before. */
function saveClaim(key: string, now: number): boolean {
  const next = addClaim(readClaims(), key, now);
  if (!next) return false;
  try {
    localStorage.setItem(STORAGE_KEY, JSON.stringify(next));
  } catch {
    // Storage is full or blocked: showing a toast twice is better than not at all.
  }
  return true;
}
