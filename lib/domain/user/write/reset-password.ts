import { eq } from "drizzle-orm";
import type { z } from "zod";
import { clock } from "@/lib/core/clock";
import { transaction } from "@/lib/core/db";
import { errors } from "@/lib/core/errors";
import { hashPassword } from "@/lib/core/password";
import type { passwordReset } from "../schema";
import { endLinks, linkUsed, takeLink } from "../steps/account-mail";
import { readLinkToken } from "../steps/link-token";
import { refuseCommonPassword } from "../steps/refuse-common-password";
import { tellSecurity } from "../steps/tell-security";
import { users } from "../table";
import { revokeSessions } from "./revoke-sessions";
import { revokeWsTokens } from "./revoke-ws-tokens";

const kinds = ["reset_password"] as const;

/**
 * Sets a new password by the link of an e-mail, which shows that its reader has the address. Ends
 * all sessions of the person, and a change of address that was asked for with the old password.
 * Throws 400 as `changePassword` does, 410 as `takeLink`.
 */
export async function resetPassword(
  input: z.output<typeof passwordReset>,
): Promise<{ detail: string }> {
  if (input.new !== input.new2) throw errors.invalid({ new2: ["The two passwords differ."] });
  // Hashing is dear, so a token that was not made here ends before it.
  if (!readLinkToken(input.token, kinds)) throw linkUsed();
  await refuseCommonPassword("new", input.new);
  const password_hash = await hashPassword(input.new);
  await transaction(async (tx) => {
    const { address } = await takeLink(input.token, kinds);
    const [user] = await tx
      .update(users)
      .set({ password_hash, email_verified_at: clock.now() })
      .where(eq(users.email, address))
      .returning({ id: users.id });
    if (!user) throw linkUsed();
    await revokeSessions(user.id);
    await revokeWsTokens(user.id);
    await endLinks("change_email", { userId: user.id });
    tellSecurity(user.id, { what: "password_reset" });
  });
  return { detail: "Your password is changed. You can sign in with it now." };
}
