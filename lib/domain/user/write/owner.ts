import { and, eq } from "drizzle-orm";
import type { Actor } from "@/lib/core/actor";
import { hint, transaction } from "@/lib/core/db";
import { errors } from "@/lib/core/errors";
import { audit } from "@/lib/domain/audit/write";
import { findUser, waitingOwners } from "../read";
import { users } from "../table";

/** Lets a waiting owner in, or turns them away. Throws 404 for anybody who never waited, 409 when it is decided already. */
export const decideOwner = (actor: Actor, id: string, outcome: "approved" | "declined") =>
  transaction(async (tx) => {
    const [decided] = await tx
      .update(users)
      .set({ status: outcome === "approved" ? "active" : "disabled" })
      .where(and(eq(users.id, id), waitingOwners))
      .returning();
    if (!decided) {
      if ((await findUser(id))?.role !== "owner") throw errors.notFound();
      throw errors.conflict("already_resolved", "Somebody has already decided about this owner.");
    }
    await audit(actor, `owner.${outcome}`, { type: "user", id }, { email: decided.email });
    hint("queues", "owners");
    return { detail: `${decided.first_name} was ${outcome}.` };
  });
