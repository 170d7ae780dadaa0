import type { z } from "zod";
import { db, hint } from "@/lib/core/db";
import { hashPassword } from "@/lib/core/password";
import type { registration } from "../schema";
import { users } from "../table";
import { refuseCommonPassword } from "../steps/refuse-common-password";

/**
 * Registers a driver, who may sign in immediately, or an owner, who waits for an admin's approval.
 * For an address that has an account, nothing changes and the answer is the same
 * (docs/security.md S16).
 * Throws 400 for a common password.
 */
export async function register(input: z.output<typeof registration>): Promise<{ detail: string }> {
  refuseCommonPassword("password", input.password);
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
        ? "Thank you. An administrator looks at your application; " +
          "you can sign in once it is approved."
        : "Your account is ready. You can sign in now.",
  };
}
