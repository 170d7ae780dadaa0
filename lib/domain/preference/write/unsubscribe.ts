import type { Category } from "@/lib/event/event";
import { transaction } from "@/lib/core/db";
import { errors } from "@/lib/core/errors";
import { findUser } from "@/lib/domain/user/read";
import { readUnsubscribeToken } from "../read/unsubscribe-token";
import { storeSetting } from "../steps/store-setting";

/**
 * Ends the e-mails of the category that a link of an e-mail names, for its recipient. It may be
 * called again. Throws 404 for a link that Parkmate has not made.
 */
export async function unsubscribe(token: string): Promise<Category> {
  const { userId, category } = readUnsubscribeToken(token);
  if (!(await findUser(userId))) throw errors.notFound();
  await transaction(() => storeSetting(userId, category, { email_enabled: false }));
  return category;
}
