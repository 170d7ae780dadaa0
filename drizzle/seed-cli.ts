import { closeDatabase } from "@/lib/core/db";
import { env } from "@/lib/core/env";
import { awaitingDispatch, startOutbox } from "@/lib/delivery/dispatcher";
import { EXIT_CONFIGURATION } from "@/lib/server/start-failure";
import { seedDemo } from "./seed";

if (env().APP_ENV === "production") {
  process.stderr.write("Demo data cannot be created in production.\n");
  process.exit(EXIT_CONFIGURATION);
}
startOutbox();
await awaitingDispatch(seedDemo);
await closeDatabase();
