import { and, eq, type SQL } from "drizzle-orm";
import { clock } from "@/lib/core/clock";
import { hint, transaction } from "@/lib/core/db";
import { users } from "@/lib/domain/user/table";
import { ownedBy } from "../read/filter";
import { notifications as n, type Change } from "../table";

export type Values = Partial<
  Pick<
    typeof n.$inferInsert,
    | "read_at"
    | "seen_at"
    | "deleted_at"
    | "archived_at"
    | "snoozed_until"
    | "wakes_at"
    | "silent"
    | "title"
    | "message"
    | "level"
    | "priority"
  >
>;

/**
 * Changes what `where` matches in one person's feed under one new `seq`, which every device then hears of. Nothing
 * changed, nothing counted up. Returns the ids.
 */
export const changeFeed = (
  userId: string,
  where: SQL | undefined,
  change: Change,
  values: Values,
): Promise<string[]> =>
  transaction(async (tx) => {
    const [person] = await tx
      .select({ seq: users.notification_seq })
      .from(users)
      .where(eq(users.id, userId))
      .for("no key update");
    const seq = (person?.seq ?? 0) + 1;
    const changed = await tx
      .update(n)
      .set({ ...values, change, seq, updated_at: clock.now() })
      .where(and(ownedBy(userId), where))
      .returning({ id: n.id });
    if (!changed.length) return [];
    await tx.update(users).set({ notification_seq: seq }).where(eq(users.id, userId));
    hint("users", userId);
    return changed.map((row) => row.id);
  });
