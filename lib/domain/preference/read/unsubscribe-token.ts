import { parse, stringify } from "uuid";
import { errors } from "@/lib/core/errors";
import { readSignedCode, signedCode } from "@/lib/core/signed-code";
import { categories, type Category } from "@/lib/event/event";

const PURPOSE = "unsubscribe";
const ID_BYTES = 16;

/** What a link to end the e-mails of a category carries: the person's id and the category. */
export const unsubscribeToken = (userId: string, category: Category): string =>
  signedCode(PURPOSE, Buffer.from([...parse(userId), categories.indexOf(category)]));

/** Whose link it is, and for which category. Throws 404 for one that Parkmate has not made. */
export function readUnsubscribeToken(token: string): { userId: string; category: Category } {
  const named = readSignedCode(PURPOSE, token, ID_BYTES + 1);
  const category = named && categories[named[ID_BYTES]!];
  if (!category) throw errors.notFound();
  return { userId: stringify(named.subarray(0, ID_BYTES)), category };
}
