import { parse, stringify } from "uuid";
import { readSignedCode, signedCode } from "@/lib/core/signed-code";

const ID_BYTES = 16;

/** The code in the QR of a booking: its id, and a signature that nobody else can make. */
export const passCode = (bookingId: string): string => signedCode("pass", parse(bookingId));

/** The booking's id of a code; null for a code that Parkmate has not made. */
export function bookingOfPass(code: string): string | null {
  const id = readSignedCode("pass", code, ID_BYTES);
  return id && stringify(id);
}
