import { eq } from "drizzle-orm";
import type { z } from "zod";
import type { Actor } from "@/lib/core/actor";
import { db, hint, transaction } from "@/lib/core/db";
import { errors } from "@/lib/core/errors";
import { hashPassword, isCommonPassword, verifyPassword } from "@/lib/core/password";
import { findUser, getProfile } from "../read";
import type { passwordChange, profileChange, registration } from "../schema";
import { users } from "../table";
import { revokeSessions, revokeWsTokens } from "./session";

/** Registers a driver (active) or an owner (waits for approval). The answer is the same for a known address (security.md S16). */
export async function register(input: z.output<typeof registration>): Promise<{ detail: string }> {
  refuseCommon("password", input.password);
  const { password, ...fields } = input;
  await db()
    .insert(users)
    .values({
      ...fields,
      password_hash: await hashPassword(password),
      status: input.role === "owner" ? "pending" : "active",
    })
    .onConflictDoNothing({ target: users.email });
  if (input.role === "owner") hint("queues", "owners");
  return {
    detail:
      input.role === "owner"
        ? "Thank you. An administrator looks at your application; you can sign in once it is approved."
        : "Your account is ready. You can sign in now.",
  };
}

export async function changeProfile(actor: Actor, input: z.output<typeof profileChange>) {
  if (Object.keys(input).length) await db().update(users).set(input).where(eq(users.id, actor.id));
  return getProfile(actor);
}

/** Changes the password. Ends every other session of the person, and the socket tokens of this one too (security.md S12). */
export async function changePassword(
  actor: Actor,
  input: z.output<typeof passwordChange>,
): Promise<{ detail: string }> {
  if (input.new !== input.new2) throw errors.invalid({ new2: ["The two passwords differ."] });
  refuseCommon("new", input.new);
  const user = await findUser(actor.id);
  if (!(await verifyPassword(user?.password_hash, input.old.normalize("NFC"))))
    throw errors.invalid({ old: ["This is not your password."] });
  const password_hash = await hashPassword(input.new);
  await transaction(async (tx) => {
    await tx.update(users).set({ password_hash }).where(eq(users.id, actor.id));
    await revokeSessions(actor.id, { except: actor.session_id });
    await revokeWsTokens(actor.id);
  });
  return { detail: "Password successfully updated." };
}

function refuseCommon(field: string, password: string): void {
  if (isCommonPassword(password))
    throw errors.invalid({ [field]: ["This password is too common."] });
}
