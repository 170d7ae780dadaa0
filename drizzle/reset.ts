import { rmSync } from "node:fs";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { closeDatabase, connect, db } from "@/lib/core/db";
import { env } from "@/lib/core/env";
import { filesFolder } from "@/lib/core/files/store";
import { EXIT_CONFIGURATION } from "@/lib/server/start-failure";

if (env().APP_ENV === "production") {
  process.stderr.write("The database cannot be reset in production.\n");
  process.exit(EXIT_CONFIGURATION);
}
if (env().DATABASE_URL) {
  await connect();
  await db().execute(
    sql`drop schema public cascade; create schema public; drop schema if exists drizzle cascade`,
  );
  await closeDatabase();
} else rmSync(join(env().PARKMATE_DATA_DIR, "pg"), { recursive: true, force: true });
rmSync(filesFolder(), { recursive: true, force: true });
