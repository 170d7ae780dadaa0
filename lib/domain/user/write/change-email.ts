import type { z } from "zod";
import type { Actor } from "@/lib/core/actor";
import { transaction } from "@/lib/core/db";
import { errors } from "@/lib/core/errors";
import { verifyPassword } from "@/lib/core/password";
import { getUser } from "../read";
import type { emailChange } from "../schema";
import { queueAccountMail } from "../steps/account-mail";

/**
 * Asks to change the actor's address. It changes by the link that is sent to the new one
 * (`verifyEmail`); the old one is told, and can stop or undo it (`stopEmailChange`). Whether the
 * new address has an account is looked up when the mail is written, and the answer does not
 * tell. Throws 400 for a wrong password and for the present address, 429 for an address that has
 * had its mails of this hour.
 */
export async function changeEmail(
  actor: Actor,
  { email, password }: z.output<typeof emailChange>,
): Promise<{ detail: string }> {
  const user = await getUser(actor.id);
  if (!(await verifyPassword(user.password_hash, password.normalize("NFC"))))
    throw errors.invalid({ password: ["This is not your password."] });
  if (email === user.email) throw errors.invalid({ email: ["This is your address already."] });
  await transaction(async () => {
    await queueAccountMail({ kind: "change_email", address: email, userId: actor.id });
    await queueAccountMail({ kind: "change_email_alert", address: user.email, userId: actor.id });
  });
  return { detail: `Open the link in the e-mail to ${email}. Until then nothing changes.` };
}
