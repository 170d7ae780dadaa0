import { and, eq, isNull, ne } from "drizzle-orm";
import type { Actor } from "@/lib/core/actor";
import { transaction } from "@/lib/core/db";
import { errors } from "@/lib/core/errors";
import { audit } from "@/lib/domain/audit/write";
import { users } from "../table";

interface Change {
  status: "active" | "disabled";
  reason?: string | undefined;
}
const words = { active: "activated", disabled: "deactivated" } as const;

/**
 * Activates or deactivates an account and records it in the audit log; an account that has the
 * status already stays as it is. Throws 404 for an unknown or deleted account, 409
 * `pending_approval` for an owner whose application waits.
 */
export const changeStatus = (admin: Actor, id: string, { status, reason }: Change) =>
  transaction(async (tx) => {
    const [user] = await tx
      .select()
      .from(users)
      .where(and(eq(users.id, id), isNull(users.deleted_at)))
      .for("update");
    if (!user) throw errors.notFound();
    if (user.status === "pending")
      throw errors.conflict("pending_approval", "This owner's application waits for a decision.");
    const [changed] = await tx
      .update(users)
      // From here on the administrator decides about the account, no longer about an application.
      .set({ status, decline_reason: null })
      .where(and(eq(users.id, id), ne(users.status, status)))
      .returning();
    if (changed)
      audit(
        admin,
        `user.${words[status]}`,
        { type: "user", id },
        {
          ...(reason && { reason }),
          before: { status: user.status },
          after: { status },
        },
      );
    return { detail: `${user.first_name} was ${words[status]}.` };
  });
