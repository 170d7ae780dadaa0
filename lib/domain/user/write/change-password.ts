import { eq } from "drizzle-orm";
import type { z } from "zod";
import type { Actor } from "@/lib/core/actor";
import { transaction } from "@/lib/core/db";
import { errors } from "@/lib/core/errors";
import { hashPassword, verifyPassword } from "@/lib/core/password";
import { findUser } from "../read";
import type { passwordChange } from "../schema";
import { endLinks } from "../steps/account-mail";
import { refuseCommonPassword } from "../steps/refuse-common-password";
import { tellSecurity } from "../steps/tell-security";
import { users } from "../table";
import { revokeSessions } from "./revoke-sessions";
import { revokeWsTokens } from "./revoke-ws-tokens";

/**
 * Changes the password. Revokes every other session of the person and all of their socket tokens,
 * those of this session included (docs/security.md S12), and ends links to reset it and to change
 * the address.
 * Throws 400 for a wrong old password, for two new ones that differ, and for a new one that is
 * common or the old one.
 */
export async function changePassword(
  actor: Actor,
  input: z.output<typeof passwordChange>,
): Promise<{ detail: string }> {
  if (input.new !== input.new2) throw errors.invalid({ new2: ["The two passwords differ."] });
  await refuseCommonPassword("new", input.new);
  const user = await findUser(actor.id);
  if (!(await verifyPassword(user?.password_hash, input.old.normalize("NFC"))))
    throw errors.invalid({ old: ["This is not your password."] });
  if (input.new.normalize("NFC") === input.old.normalize("NFC"))
    throw errors.invalid({ new: ["This is your current password. Choose another one."] });
  const password_hash = await hashPassword(input.new);
  await transaction(async (tx) => {
    await tx.update(users).set({ password_hash }).where(eq(users.id, actor.id));
    await revokeSessions(actor.id, { except: actor.session_id });
    await revokeWsTokens(actor.id);
    await endLinks("reset_password", { address: user!.email });
    await endLinks("change_email", { userId: actor.id });
    tellSecurity(actor.id, { what: "password_changed", isOwnAct: true });
  });
  return { detail: "Password successfully updated." };
}
