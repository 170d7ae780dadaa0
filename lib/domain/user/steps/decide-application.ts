import { and, eq } from "drizzle-orm";
import type { Actor } from "@/lib/core/actor";
import { hint, transaction } from "@/lib/core/db";
import { errors } from "@/lib/core/errors";
import { audit } from "@/lib/domain/audit/write";
import { findUser, isWaitingOwner } from "../read";
import { users } from "../table";

/**
 * Approves or declines the application of an owner and records the decision in the audit log.
 * Throws 404 for anybody who is not an owner, 409 `already_resolved` after the first decision.
 */
export const decideApplication = (actor: Actor, id: string, outcome: "approved" | "declined") =>
  transaction(async (tx) => {
    const [decided] = await tx
      .update(users)
      .set({ status: outcome === "approved" ? "active" : "disabled" })
      .where(and(eq(users.id, id), isWaitingOwner))
      .returning();
    if (!decided) {
      if ((await findUser(id))?.role !== "owner") throw errors.notFound();
      throw errors.conflict(
        "already_resolved",
        "This owner application was already approved or declined.",
      );
    }
    audit(actor, `owner.${outcome}`, { type: "user", id }, { email: decided.email });
    hint("queues", "owners");
    return { detail: `${decided.first_name} was ${outcome}.` };
  });
