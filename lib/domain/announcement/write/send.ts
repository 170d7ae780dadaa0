import { asc, eq } from "drizzle-orm";
import { clock } from "@/lib/core/clock";
import { transaction } from "@/lib/core/db";
import { earliest, isDue } from "@/lib/core/due";
import { findUser } from "@/lib/domain/user/read";
import { emit } from "@/lib/event/emit";
import { nextAddressees } from "../read/addressees";
import { PART_SIZE } from "../rules";
import { announcements } from "../table";

/** The timed job that sends announcements. */
export const ANNOUNCEMENT_JOB = "send announcements";

const waiting = { at: announcements.due_at, where: eq(announcements.status, "scheduled") };

export const nextAnnouncement = () => earliest(waiting);

/**
 * Sends the next part of the announcement that has been due longest. How far it got commits with
 * the part, so that nothing is sent twice after a crash. An announcement that has expired, or whose
 * author is no longer active, is cancelled. Returns how many parts were sent or announcements
 * cancelled: 0 or 1.
 */
export const sendAnnouncements = (): Promise<number> =>
  transaction(async (tx) => {
    const [due] = await tx
      .select()
      .from(announcements)
      .where(isDue(waiting))
      .orderBy(asc(announcements.due_at))
      .limit(1)
      .for("update", { skipLocked: true });
    if (!due) return 0;
    const change = (values: Partial<typeof announcements.$inferInsert>) =>
      tx.update(announcements).set(values).where(eq(announcements.id, due.id));
    const author = await findUser(due.author_id);
    if (author?.status !== "active" || hasExpired(due.content.expires_at)) {
      await change({ status: "cancelled" });
      return 1;
    }
    const recipients = await nextAddressees(author, due.addressees, due.sent_to, PART_SIZE);
    if (recipients.length)
      emit(due.event_type, { ...due.content, recipients }, { author: due.author_id });
    await change({
      sent_to: recipients.at(-1) ?? due.sent_to,
      sent_count: due.sent_count + recipients.length,
      status: recipients.length < PART_SIZE ? "sent" : "scheduled",
    });
    return 1;
  });

const hasExpired = (expiresAt: string | null): boolean =>
  expiresAt !== null && Date.parse(expiresAt) <= clock.ms();
