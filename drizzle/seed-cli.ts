import { closeDatabase } from "@/lib/core/db";
import { env } from "@/lib/core/env";
import { startDispatch } from "@/lib/delivery/dispatch";
import { seedDemo } from "./seed";

if (env().APP_ENV === "production") {
  process.stderr.write("Demo data is refused in production.\n");
  process.exit(78);
}
startDispatch();
await seedDemo();
await closeDatabase();
