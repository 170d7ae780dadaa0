import { createHash, randomBytes, randomInt } from "node:crypto";
import { v7 } from "uuid";
import { clock } from "./clock";

const MAX_FIRST_SEQUENCE = 2 ** 31;
/** How many bytes an id takes, and how many are drawn together. */
const RANDOM_BYTES = 16;
const POOL_BYTES = 256 * RANDOM_BYTES;
let pool = { bytes: Buffer.alloc(0), used: 0 };
let last = { msecs: 0, seq: 0 };

/**
 * A UUIDv7. Ids that one process makes in the same millisecond are ordered as well, so that rows of
 * one transaction keep the order in which they were written.
 */
export function newId(): string {
  const msecs = clock.ms();
  const seq = msecs === last.msecs ? last.seq + 1 : randomInt(MAX_FIRST_SEQUENCE);
  last = { msecs, seq };
  return v7({ ...last, random: nextRandom() });
}

/** The smallest UUIDv7 of an instant (ms since 1970): ids made before it are smaller. */
export const firstIdAt = (msecs: number): string =>
  v7({ msecs, seq: 0, random: new Uint8Array(RANDOM_BYTES) });

/** Random bytes are drawn for many ids together: asking the system costs more than making an id. */
function nextRandom(): Uint8Array {
  if (pool.used === pool.bytes.length) pool = { bytes: randomBytes(POOL_BYTES), used: 0 };
  pool.used += RANDOM_BYTES;
  return pool.bytes.subarray(pool.used - RANDOM_BYTES, pool.used);
}

/** A token of 256 random bits, URL-safe. Only its hash (`hashToken`) is stored. */
export const newToken = (): string => randomBytes(32).toString("base64url");

export const hashToken = (token: string): string =>
  createHash("sha256").update(token).digest("hex");
