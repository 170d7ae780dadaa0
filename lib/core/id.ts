import { createHash, randomBytes } from "node:crypto";
import { v7 } from "uuid";
import { clock } from "./clock";

/** A time-ordered UUIDv7. */
export const newId = (): string => v7({ msecs: clock.ms() });

/** 256 random bits, URL-safe. Only its `hashToken` is stored. */
export const newToken = (): string => randomBytes(32).toString("base64url");

export const hashToken = (token: string): string =>
  createHash("sha256").update(token).digest("hex");
