import { and, asc, eq, lte } from "drizzle-orm";
import type { Actor } from "@/lib/core/actor";
import { clock } from "@/lib/core/clock";
import { db, transaction } from "@/lib/core/db";
import { errors } from "@/lib/core/errors";
import { audit } from "@/lib/domain/audit/write";
import { findUser } from "@/lib/domain/user/read";
import { emit } from "@/lib/event/emit";
import { nextAddressees } from "../read/announcements";
import { announcements as a } from "../table";
import { AT_ONCE } from "./compose";

/**
 * Sends the next part of what is due: so many people in one transaction, and where it stands goes with it, so that a
 * crash repeats nothing. What is over already, or whose author is no longer with us, is cancelled. Returns how many parts were settled.
 */
export const sendAnnouncements = (): Promise<number> =>
  transaction(async (tx) => {
    const [due] = await tx
      .select()
      .from(a)
      .where(and(eq(a.status, "scheduled"), lte(a.due_at, clock.now())))
      .orderBy(asc(a.due_at))
      .limit(1)
      .for("update", { skipLocked: true });
    if (!due) return 0;
    const author = await findUser(due.author_id);
    const isOver =
      due.content.expires_at !== null && Date.parse(due.content.expires_at) <= clock.ms();
    if (author?.status !== "active" || isOver) {
      await tx.update(a).set({ status: "cancelled" }).where(eq(a.id, due.id));
      return 1;
    }
    const recipients = await nextAddressees(author, due.addressees, due.sent_to, AT_ONCE);
    if (recipients.length)
      emit(due.event_type, { ...due.content, recipients }, { author: due.author_id });
    const isLast = recipients.length < AT_ONCE;
    await tx
      .update(a)
      .set({
        sent_to: recipients.at(-1) ?? due.sent_to,
        sent_count: due.sent_count + recipients.length,
        status: isLast ? "sent" : "scheduled",
      })
      .where(eq(a.id, due.id));
    return 1;
  });

/** Stops what has not been sent yet. Throws 404, and 409 when everybody has it. */
export const cancelAnnouncement = (actor: Actor, id: string): Promise<void> =>
  transaction(async () => {
    const [row] = await db().select({ status: a.status }).from(a).where(eq(a.id, id)).for("update");
    if (!row) throw errors.notFound();
    if (row.status !== "scheduled")
      throw errors.conflict(
        "already_sent",
        row.status === "sent" ? "It has been sent." : "It was cancelled before.",
      );
    await db().update(a).set({ status: "cancelled" }).where(eq(a.id, id));
    await audit(actor, "notification.cancel", { type: "batch", id });
  });
