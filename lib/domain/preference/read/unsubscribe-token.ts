import { createHmac, timingSafeEqual } from "node:crypto";
import { parse, stringify } from "uuid";
import { errors } from "@/lib/core/errors";
import { secretText } from "@/lib/core/secret";
import { categories, type Category } from "@/lib/event/event";

const ID_BYTES = 16;
const MAC_BYTES = 16;
/** The person's id and the category. */
const NAMED_BYTES = ID_BYTES + 1;

const macOf = (named: Uint8Array): Buffer =>
  createHmac("sha256", `unsubscribe ${secretText()}`).update(named).digest().subarray(0, MAC_BYTES);

/** What a link to end the e-mails of a category carries; nobody else can make it. */
export function unsubscribeToken(userId: string, category: Category): string {
  const named = Buffer.from([...parse(userId), categories.indexOf(category)]);
  return Buffer.concat([named, macOf(named)]).toString("base64url");
}

/** Whom a token is of, and for which category; null for one that Parkmate has not made. */
export function readUnsubscribeToken(token: string): { userId: string; category: Category } | null {
  const bytes = Buffer.from(token, "base64url");
  if (bytes.length !== NAMED_BYTES + MAC_BYTES) return null;
  const named = bytes.subarray(0, NAMED_BYTES);
  if (!timingSafeEqual(macOf(named), bytes.subarray(NAMED_BYTES))) return null;
  const category = categories[named[ID_BYTES]!];
  return category ? { userId: stringify(named.subarray(0, ID_BYTES)), category } : null;
}

/** The category that a link is about. Throws 404 for a link that Parkmate has not made. */
export function categoryOfLink(token: string): Category {
  const named = readUnsubscribeToken(token);
  if (!named) throw errors.notFound();
  return named.category;
}
