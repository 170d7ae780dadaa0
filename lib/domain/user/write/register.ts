import type { z } from "zod";
import { hint, transaction } from "@/lib/core/db";
import { AppError } from "@/lib/core/errors";
import { hashPassword } from "@/lib/core/password";
import { outsideRequest } from "@/lib/core/request";
import { emit } from "@/lib/event/emit";
import { fullName } from "../read";
import type { registration } from "../schema";
import { queueAccountMail } from "../steps/account-mail";
import { refuseCommonPassword } from "../steps/refuse-common-password";
import { users } from "../table";

/**
 * Registers a driver, who may sign in immediately, or an owner, who waits for an admin's approval,
 * and sends a link that confirms the address. For an address that has an account, nothing changes,
 * the answer is the same, and its holder is told by e-mail (docs/security.md S16).
 * Tells the admins of a new owner. Throws 400 for a common password.
 */
export async function register(
  input: z.output<typeof registration>,
  timezone: string | null = null,
): Promise<{ detail: string }> {
  await refuseCommonPassword("password", input.password);
  const { password, ...fields } = input;
  const password_hash = await hashPassword(password);
  // Outside of the request, nothing waits for notifications: a known address takes as long.
  await outsideRequest(() => store({ ...fields, ...(timezone && { timezone }), password_hash }));
  return {
    detail:
      input.role === "owner"
        ? "Thank you. An administrator looks at your application; " +
          "you can sign in once it is approved."
        : "Your account is ready. You can sign in now.",
  };
}

type NewUser = Omit<z.output<typeof registration>, "password"> & {
  password_hash: string;
  timezone?: string;
};

const store = (fields: NewUser) =>
  transaction(async (tx) => {
    const isOwner = fields.role === "owner";
    const [added] = await tx
      .insert(users)
      .values({ ...fields, status: isOwner ? "pending" : "active" })
      .onConflictDoNothing({ target: users.email })
      .returning();
    await queueAccountMail(
      added
        ? { kind: "verify_email", address: added.email, userId: added.id }
        : { kind: "already_registered", address: fields.email },
    ).catch(ignoreThrottling);
    if (!isOwner) return;
    hint("queues", "owners");
    if (added)
      emit("owner_application", {
        owner_id: added.id,
        owner_name: fullName(added),
        email: added.email,
      });
  });

/** The holder of the address has had enough mails; the answer does not tell. */
function ignoreThrottling(error: unknown): void {
  if (!(error instanceof AppError && error.problem.code === "throttled")) throw error;
}
