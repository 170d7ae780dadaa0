import { eq } from "drizzle-orm";
import type { Actor } from "@/lib/core/actor";
import { transaction } from "@/lib/core/db";
import { errors } from "@/lib/core/errors";
import { audit } from "@/lib/domain/audit/write";
import { announcements } from "../table";

/**
 * Cancels an announcement; the parts that were sent stay sent. Throws 404 for an unknown id, 409
 * `already_sent` when it was sent in full or cancelled before.
 */
export const cancelAnnouncement = (actor: Actor, id: string): Promise<void> =>
  transaction(async (tx) => {
    const [row] = await tx
      .select({ status: announcements.status })
      .from(announcements)
      .where(eq(announcements.id, id))
      .for("update");
    if (!row) throw errors.notFound();
    if (row.status !== "scheduled")
      throw errors.conflict(
        "already_sent",
        row.status === "sent"
          ? "This announcement has been sent."
          : "This announcement was cancelled before.",
      );
    await tx.update(announcements).set({ status: "cancelled" }).where(eq(announcements.id, id));
    audit(
      actor,
      "notification.cancel",
      { type: "batch", id },
      {
        before: { status: row.status },
        after: { status: "cancelled" },
      },
    );
  });
