import { and, eq } from "drizzle-orm";
import { clock } from "@/lib/core/clock";
import { db, hint, transaction } from "@/lib/core/db";
import { pgCode, SQLSTATE } from "@/lib/core/pg-error";
import { endLinks, linkUsed, takeLink } from "../steps/account-mail";
import { tellSecurity } from "../steps/tell-security";
import { users, type AccountMail } from "../table";

/**
 * Confirms an address by the link that was sent to it: that of an account, or the one that it
 * changes to. Throws 410 as `takeLink`, and when the account has another address by now or the new
 * one has become another account's.
 */
export const verifyEmail = (token: string): Promise<{ detail: string }> =>
  transaction(async () => {
    const mail = await takeLink(token, ["verify_email", "change_email"]);
    await (mail.kind === "change_email" ? moveTo(mail) : confirm(mail));
    hint("revoked", mail.user_id!);
    return { detail: `${mail.address} is confirmed.` };
  }).catch((error: unknown) => {
    throw pgCode(error) === SQLSTATE.uniqueViolation ? linkUsed() : error;
  });

async function confirm({ user_id, address }: AccountMail): Promise<void> {
  const confirmed = await db()
    .update(users)
    .set({ email_verified_at: clock.now() })
    .where(and(eq(users.id, user_id!), eq(users.email, address)))
    .returning({ id: users.id });
  if (!confirmed.length) throw linkUsed();
}

/** Links to the old address do nothing from then on. */
async function moveTo({ user_id, address }: AccountMail): Promise<void> {
  const id = user_id!;
  const [before] = await db().select().from(users).where(eq(users.id, id)).for("update");
  await db()
    .update(users)
    .set({ email: address, email_verified_at: clock.now() })
    .where(eq(users.id, id));
  await endLinks("reset_password", { address: before!.email });
  await endLinks("verify_email", { userId: id });
  tellSecurity(id, { what: "email_changed" });
}
