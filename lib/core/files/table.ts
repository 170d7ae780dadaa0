import { sql } from "drizzle-orm";
import { index, pgTable } from "drizzle-orm/pg-core";
import { createdAt, instant, primaryId } from "../columns";

/** Every file that the store has or may have; its id is its name there. */
export const storedFiles = pgTable(
  "stored_files",
  {
    id: primaryId(),
    /** When it leaves the store; null while a row of another table needs it. */
    remove_at: instant(),
    created_at: createdAt(),
  },
  (table) => [
    index("stored_files_remove_idx")
      .on(table.remove_at)
      .where(sql`remove_at is not null`),
  ],
);
