import { sql } from "drizzle-orm";
import { sqlStatement } from "@/lib/core/db";
import { feeds } from "../table";

/**
 * Moves on the feeds of these people, each by its number of new changes, and locks them until the
 * running transaction ends. Always in the same order, so that two transactions cannot deadlock.
 * Returns the new `seq` of each feed. Throws when a person does not exist.
 */
export async function advanceFeeds(
  changes: ReadonlyMap<string, number>,
): Promise<Map<string, number>> {
  if (!changes.size) return new Map();
  const list = JSON.stringify([...changes].map(([id, count]) => ({ id, count })));
  const advanced = await advance({ list });
  return new Map(advanced.map(({ user_id, seq }) => [user_id, Number(seq)]));
}

const advance = sqlStatement<{ user_id: string; seq: number | string }>()(
  ({ list }: { list: string }) => sql`
    insert into ${feeds} (user_id, seq)
    select id, count from json_to_recordset(${list}::json) as change (id uuid, count bigint)
    order by id
    on conflict (user_id) do update set seq = ${feeds.seq} + excluded.seq
    returning user_id, seq`,
);
