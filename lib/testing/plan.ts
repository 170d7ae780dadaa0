import { sql, type SQLWrapper } from "drizzle-orm";
import { rows, transaction } from "@/lib/core/db";

/** The plan of a statement, where PostgreSQL uses an index if it can: test tables are tiny. */
export const planOf = (statement: SQLWrapper): Promise<string> =>
  transaction(async (tx) => {
    await tx.execute(sql`set local enable_seqscan = off`);
    const lines = await rows<{ "QUERY PLAN": string }>(sql`explain ${statement.getSQL()}`);
    return lines.map((line) => line["QUERY PLAN"]).join("\n");
  });
