import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { openInMemory } from "@/lib/core/db/open";

export const TEMPLATE_FILE = ".tmp/unit-database.tar";

/** Runs once before all tests: migrates one database, whose copy every worker then loads. */
export default async function makeTemplate(): Promise<void> {
  const { client, close } = await openInMemory();
  const dump = await client.dumpDataDir("none");
  mkdirSync(dirname(TEMPLATE_FILE), { recursive: true });
  writeFileSync(TEMPLATE_FILE, Buffer.from(await dump.arrayBuffer()));
  await close();
}
