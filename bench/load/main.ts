import { existsSync } from "node:fs";
import { type Cluster, startPostgres } from "../../e2e/faults/kit/postgres";
import { announcement } from "./announcement";
import { bookings } from "./bookings";
import { stopAll } from "./compare";
import { connections } from "./connections";
import { deliveries } from "./deliveries";
import { list } from "./list";
import { queue } from "./queue";
import { toMarkdown, type Row } from "./report";

/** How close Parkmate comes to bare servers that store and push the same (bench/README.md). */
const benchmarks: Record<string, (cluster: Cluster) => Promise<Row[]>> = {
  bookings,
  deliveries,
  list,
  connections,
  announcement,
  queue,
};

function wantedBenchmarks(): string[] {
  const names = process.argv.slice(2);
  const wanted = names.includes("all") ? Object.keys(benchmarks) : names;
  if (wanted.length && wanted.every((name) => name in benchmarks)) return wanted;
  process.stderr.write(`Usage: npm run bench:load -- ${Object.keys(benchmarks).join("|")}|all\n`);
  process.exit(2);
}

const wanted = wantedBenchmarks();
if (!existsSync("dist/server.js")) throw new Error("Build first: npm run build");
// With flushes to the disk, as in production; the other settings give both sides room.
const cluster = await startPostgres(["fsync=on", "shared_buffers=256MB", "max_wal_size=4GB"]);
for (const signal of ["SIGINT", "SIGTERM"] as const)
  process.once(signal, () => {
    void stopAll().finally(() => {
      cluster.stop();
      process.exit(1);
    });
  });
const rows: Row[] = [];
try {
  for (const name of wanted) {
    process.stderr.write(`measuring ${name} …\n`);
    rows.push(...(await benchmarks[name]!(cluster)));
  }
} finally {
  cluster.stop();
}
process.stdout.write(`${toMarkdown(rows)}\n`);
process.exit(0);
