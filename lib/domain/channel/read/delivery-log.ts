import { inArray, sql, type SQL, type SQLWrapper } from "drizzle-orm";
import type { z } from "zod";
import type { queueColumns } from "@/lib/core/columns";
import { db } from "@/lib/core/db";
import { matchesSearch } from "@/lib/core/search";
import { publicStatusOf } from "@/lib/domain/notification/read/deliveries";
import { storedStatuses } from "@/lib/domain/notification/table";
import { users, type AccountMail } from "@/lib/domain/user/table";
import type { deliveriesQuery } from "../schema";

/** What both kinds of messages of the log have in common. */
export type LogQuery = z.output<typeof deliveriesQuery>;

export const statusIs = (column: SQLWrapper, status: keyof typeof storedStatuses): SQL =>
  sql`${column} in (${sql.join(
    storedStatuses[status].map((one) => sql.raw(`'${one}'`)),
    sql`, `,
  )})`;

/** Whether the column names a person whose name or e-mail address has the text. */
export const isOfSomebody = (column: SQLWrapper, search: string, by: "id" | "email" = "id"): SQL =>
  inArray(
    column,
    db()
      .select({ [by]: users[by] })
      .from(users)
      .where(matchesSearch(search, [users.first_name, users.last_name, users.email])),
  );

type Queued = Pick<AccountMail, keyof ReturnType<typeof queueColumns> | "id" | "created_at">;

/** The columns of a queue as clients get them. */
export function stateOf(row: Queued) {
  const status = publicStatusOf(row.status);
  return {
    id: row.id,
    status,
    reason: row.reason,
    error: row.error,
    attempts: row.attempt,
    next_attempt_at: status === "pending" ? row.next_attempt_at.toISOString() : null,
    sent_at: row.sent_at?.toISOString() ?? null,
    created_at: row.created_at.toISOString(),
  };
}
