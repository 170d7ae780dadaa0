import { and, eq } from "drizzle-orm";
import type { Actor } from "@/lib/core/actor";
import { hint, transaction } from "@/lib/core/db";
import { errors } from "@/lib/core/errors";
import { audit } from "@/lib/domain/audit/write";
import { emit } from "@/lib/event/emit";
import { findUser, fullName, isWaitingOwner } from "../read";
import { users } from "../table";

export type Decision =
  { outcome: "approved" } | { outcome: "declined"; reason: string | undefined };

/**
 * Approves or declines the application of an owner, tells the owner, and records the decision in
 * the audit log.
 * Throws 404 for anybody who is not an owner, 409 `already_resolved` after the first decision.
 */
export const decideApplication = (actor: Actor, id: string, decision: Decision) =>
  transaction(async (tx) => {
    const { outcome } = decision;
    const reason = decision.outcome === "declined" ? (decision.reason ?? null) : null;
    const [decided] = await tx
      .update(users)
      .set(
        outcome === "approved"
          ? { status: "active" }
          : { status: "disabled", decline_reason: reason ?? "" },
      )
      .where(and(eq(users.id, id), isWaitingOwner))
      .returning();
    if (!decided) {
      if ((await findUser(id))?.role !== "owner") throw errors.notFound();
      throw errors.conflict(
        "already_resolved",
        "This owner application was already approved or declined.",
      );
    }
    const { email } = decided;
    audit(
      actor,
      `owner.${outcome}`,
      { type: "user", id },
      {
        email,
        ...(reason && { reason }),
        before: { status: "pending" },
        after: { status: decided.status },
      },
    );
    const facts = { owner_id: id, owner_name: fullName(decided), email };
    emit(
      "owner_verification",
      { ...facts, outcome, reason, by_name: actor.name },
      { author: actor.id },
    );
    hint("queues", "owners");
    return { detail: `${decided.first_name} was ${outcome}.` };
  });
