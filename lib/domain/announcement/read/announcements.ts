import { count, desc, eq } from "drizzle-orm";
import { db } from "@/lib/core/db";
import { fullName } from "@/lib/domain/user/read";
import { users } from "@/lib/domain/user/table";
import { listPage, type PageRequest } from "@/lib/http/page";
import type { Announcement } from "../schema";
import { announcements, type Addressees } from "../table";

/** Announcements of administrators, newest first; not what owners write to their drivers. */
export const listAnnouncements = (query: PageRequest) =>
  listPage(query, async (limit, offset) => {
    const where = eq(users.role, "admin");
    const found = await db()
      .select({ row: announcements, author: users })
      .from(announcements)
      .innerJoin(users, eq(users.id, announcements.author_id))
      .where(where)
      .orderBy(desc(announcements.created_at))
      .limit(limit)
      .offset(offset);
    return {
      count: (
        await db()
          .select({ n: count() })
          .from(announcements)
          .innerJoin(users, eq(users.id, announcements.author_id))
          .where(where)
      )[0]!.n,
      rows: found.map(({ row, author }): Announcement => ({
        id: row.id,
        event_type: row.event_type,
        title: row.content.title,
        message: row.content.message,
        level: row.content.level,
        audience: audienceText(row.addressees),
        due_at: row.due_at.toISOString(),
        status: row.status,
        sent_count: row.sent_count,
        recipient_count: row.recipient_count,
        author_name: fullName(author),
        created_at: row.created_at.toISOString(),
      })),
    };
  });

const roleNames = { driver: "Drivers", owner: "Owners", staff: "Staff", admin: "Administrators" };

function audienceText({ recipients, role, lot }: Addressees): string {
  if (recipients) return recipients.length === 1 ? "One person" : `${recipients.length} people`;
  const people = roleNames[role ?? "driver"];
  return lot ? `${people} at one lot` : `All ${people.toLowerCase()}`;
}
