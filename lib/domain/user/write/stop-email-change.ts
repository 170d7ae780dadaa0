import { eq } from "drizzle-orm";
import { clock } from "@/lib/core/clock";
import { db, transaction } from "@/lib/core/db";
import { pgCode, SQLSTATE } from "@/lib/core/pg-error";
import { endLinks, linkUsed, queueAccountMail, takeLink } from "../steps/account-mail";
import { users, type AccountMail } from "../table";
import { revokeSessions } from "./revoke-sessions";
import { revokeWsTokens } from "./revoke-ws-tokens";

/**
 * Stops a change of address by the link that the old address was sent; one that has been confirmed
 * is taken back, for seven days. Throws 410 as `takeLink`, and when the old address has become
 * another account's.
 */
export const stopEmailChange = (token: string): Promise<{ detail: string }> =>
  transaction(async () => {
    const alert = await takeLink(token, ["change_email_alert"]);
    if (await endLinks("change_email", { userId: alert.user_id! }))
      return {
        detail: "The change is stopped. If you did not ask for it, choose a new password now.",
      };
    await takeBack(alert);
    return {
      detail:
        `Your address is ${alert.address} again, and all devices are signed out. Choose a new ` +
        "password with the link that we have sent to it.",
    };
  }).catch((error: unknown) => {
    throw pgCode(error) === SQLSTATE.uniqueViolation ? linkUsed() : error;
  });

/** Whoever changed the address knows the password, so nothing of theirs stays. */
async function takeBack({ user_id, address }: AccountMail): Promise<void> {
  const id = user_id!;
  await db()
    .update(users)
    .set({ email: address, email_verified_at: clock.now() })
    .where(eq(users.id, id));
  await revokeSessions(id);
  await revokeWsTokens(id);
  await queueAccountMail({ kind: "reset_password", address, isAnswer: true });
}
