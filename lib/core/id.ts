import { createHash, randomBytes, randomInt } from "node:crypto";
import { v7 } from "uuid";
import { clock } from "./clock";

const MAX_FIRST_SEQUENCE = 2 ** 31;
let last = { msecs: 0, seq: 0 };

/**
 * A UUIDv7. Ids that one process makes in the same millisecond are ordered as well, so that rows of
 * one transaction keep the order in which they were written.
 */
export function newId(): string {
  const msecs = clock.ms();
  const seq = msecs === last.msecs ? last.seq + 1 : randomInt(MAX_FIRST_SEQUENCE);
  last = { msecs, seq };
  return v7(last);
}

/** A token of 256 random bits, URL-safe. Only its hash (`hashToken`) is stored. */
export const newToken = (): string => randomBytes(32).toString("base64url");

export const hashToken = (token: string): string =>
  createHash("sha256").update(token).digest("hex");
