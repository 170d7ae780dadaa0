import { closeDatabase } from "@/lib/core/db";
import { env } from "@/lib/core/env";
import { startDispatch } from "@/lib/delivery/dispatch";
import { EXIT_CONFIGURATION } from "@/lib/server/start-failure";
import { seedDemo } from "./seed";

if (env().APP_ENV === "production") {
  process.stderr.write("Demo data cannot be created in production.\n");
  process.exit(EXIT_CONFIGURATION);
}
startDispatch();
await seedDemo();
await closeDatabase();
