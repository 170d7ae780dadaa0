import { createHmac, timingSafeEqual } from "node:crypto";
import { parse, stringify } from "uuid";
import { secretText } from "@/lib/core/secret";

const ID_BYTES = 16;
const MAC_BYTES = 16;

const macOf = (id: Uint8Array): Buffer =>
  createHmac("sha256", `pass ${secretText()}`).update(id).digest().subarray(0, MAC_BYTES);

/** The code in the QR of a booking: its id, and a signature that nobody else can make. */
export function passCode(bookingId: string): string {
  const id = parse(bookingId);
  return Buffer.concat([id, macOf(id)]).toString("base64url");
}

/** The booking's id of a code; null for a code that Parkmate has not made. */
export function bookingOfPass(code: string): string | null {
  const bytes = Buffer.from(code, "base64url");
  if (bytes.length !== ID_BYTES + MAC_BYTES) return null;
  const id = bytes.subarray(0, ID_BYTES);
  return timingSafeEqual(macOf(id), bytes.subarray(ID_BYTES)) ? stringify(id) : null;
}
