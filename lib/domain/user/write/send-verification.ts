import type { Actor } from "@/lib/core/actor";
import { transaction } from "@/lib/core/db";
import { getUser } from "../read";
import { queueAccountMail } from "../steps/account-mail";

/**
 * Sends the actor a link that confirms their address; none when it is confirmed already. Throws 429
 * for an address that has had its mails of this hour.
 */
export async function sendVerification(actor: Actor): Promise<{ detail: string }> {
  const { email, email_verified_at } = await getUser(actor.id);
  if (email_verified_at) return { detail: "Your address is confirmed already." };
  await transaction(() =>
    queueAccountMail({ kind: "verify_email", address: email, userId: actor.id }),
  );
  return { detail: `We have sent an e-mail to ${email}.` };
}
