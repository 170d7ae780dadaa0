import { closeDatabase, connect } from "@/lib/core/db";

// Opening the database migrates it, under a lock.
await connect();
await closeDatabase();
