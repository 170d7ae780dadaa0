// Makes the empty, migrated database that new data folders begin with, for `npm run build`.
import { makeInitialDatabase } from "@/lib/core/db/open";

await makeInitialDatabase();
