import { timingSafeEqual } from "node:crypto";
import { errors } from "@/lib/core/errors";

/** Throws 403 unless the signature is the one that only the provider and we can make. */
export function requireSignature(given: string | null, expected: string | null): void {
  const [bytes, wanted] = [Buffer.from(given ?? ""), Buffer.from(expected ?? "")];
  if (!expected || bytes.length !== wanted.length || !timingSafeEqual(bytes, wanted))
    throw errors.forbidden("The signature is not valid.", "bad_signature");
}
