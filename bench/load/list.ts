import type { Cluster } from "../../e2e/faults/kit/postgres";
import type { Call, Sender } from "../../e2e/faults/kit/sender";
import { compare, rowsOf, type Figures } from "./compare";
import { closedLoop } from "./closed-loop";
import { cpuMs } from "./processes";
import { inDigits, type Row } from "./report";
import type { System } from "./system";

const SECONDS = 4;
const ROWS = 20;

/** The first page of 20 of 10,000 notifications with their number, and the number of unread. */
export async function list(cluster: Cluster): Promise<Row[]> {
  const compared = await compare(cluster, {
    needs: { feeds: true },
    floors: ["Next.js", "Node"],
    measure,
  });
  return [
    ...rowsOf(compared, "list", {
      figure: "list, 20 of 10,000",
      unit: "/s",
      goal: "≥ 0.6; aim ≥ 1",
    }),
    ...rowsOf(compared, "unread", { figure: "unread_count", unit: "/s", goal: "≥ 1; aim ≥ 2" }),
    {
      figure: "PostgreSQL's processor time for a list",
      ours: `${inDigits(compared.ours.databaseMs!)} ms`,
      goal: "≤ 1 ms; aim ≤ 0.6",
    },
  ];
}

async function measure(system: System, sender: Sender, cluster: Cluster): Promise<Figures> {
  const { results } = JSON.parse((await sender.send(system.list())).text) as { results: unknown[] };
  if (results.length !== ROWS) throw new Error(`${system.name} lists ${results.length} rows`);
  const run = async (call: Call) => {
    const plan = { clients: 16, status: 200 };
    await closedLoop(sender, () => call, { ...plan, seconds: 1 });
    return closedLoop(sender, () => call, { ...plan, seconds: SECONDS });
  };
  const before = cpuMs(cluster.pid);
  const listing = await run(system.list());
  const databaseMs = (cpuMs(cluster.pid) - before) / listing.count;
  const counting = await run(system.unread());
  return { list: listing.perSecond, databaseMs, unread: counting.perSecond };
}
