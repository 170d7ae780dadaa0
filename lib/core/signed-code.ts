import { createHmac, timingSafeEqual } from "node:crypto";
import { secretText } from "./secret";

const MAC_BYTES = 16;

const macOf = (purpose: string, bytes: Uint8Array): Buffer =>
  createHmac("sha256", `${purpose} ${secretText()}`).update(bytes).digest().subarray(0, MAC_BYTES);

/** These bytes and a signature for one purpose, which nobody else can make, as base64url. */
export const signedCode = (purpose: string, bytes: Uint8Array): string =>
  Buffer.concat([bytes, macOf(purpose, bytes)]).toString("base64url");

/** The bytes, `length` of them, of a code for this purpose; null for one that was not made here. */
export function readSignedCode(purpose: string, code: string, length: number): Buffer | null {
  const all = Buffer.from(code, "base64url");
  if (all.length !== length + MAC_BYTES) return null;
  const bytes = all.subarray(0, length);
  return timingSafeEqual(macOf(purpose, bytes), all.subarray(length)) ? bytes : null;
}
