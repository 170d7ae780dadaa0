import { Arrivals, paced, percentile, type PacedRun } from "../../e2e/faults/kit/paced";
import type { Cluster } from "../../e2e/faults/kit/postgres";
import type { Sender } from "../../e2e/faults/kit/sender";
import { connectAll } from "../../e2e/faults/kit/sockets";
import { sleep } from "../../e2e/fixtures/sleep";
import { compare, rowsOf, type Figures } from "./compare";
import type { Row } from "./report";
import type { System } from "./system";

const SOCKETS = 1000;
const RATE = 200;
/** Rates that are tried after 200/s, until one is too high. */
const STEPS = [400, 600, 800, 1000, 1500, 2000, 3000];
const STEP_SECONDS = 3;
/** A server that has just started runs code that is not compiled yet. */
const WARM_UP_SECONDS = 10;
const MAX_P99_MS = 100;

/** From a request to its notification at the socket: at 200/s, and how far the rate can rise. */
export async function deliveries(cluster: Cluster): Promise<Row[]> {
  const compared = await compare(cluster, {
    needs: { people: SOCKETS },
    floors: ["Next.js", "Node"],
    measure,
  });
  return [
    ...rowsOf(compared, "p50", {
      figure: "delivery at 200/s, 1,000 sockets, p50",
      unit: " ms",
      goal: "≤ 3; aim ≤ 1",
    }),
    ...rowsOf(compared, "p99", {
      figure: "delivery at 200/s, 1,000 sockets, p99",
      unit: " ms",
      goal: "≤ 3; aim ≤ 1",
    }),
    ...rowsOf(compared, "highest", {
      figure: "highest rate with p99 ≤ 100 ms, none lost",
      unit: "/s",
      goal: "≥ 600/s; aim ≥ 2,000/s",
    }),
  ];
}

async function measure(system: System, sender: Sender): Promise<Figures> {
  const arrivals = new Arrivals();
  const disconnect = await connectAll(system, SOCKETS, arrivals.take);
  const run = async (perSecond: number, seconds: number): Promise<PacedRun> => {
    const person = () => 1 + Math.floor(Math.random() * SOCKETS);
    const callFor = (message: string) => system.notify(person(), message);
    const result = await paced(sender, arrivals, { perSecond, seconds, callFor });
    await sleep(500);
    return result;
  };
  const isGood = ({ times, lost, failed }: PacedRun): boolean =>
    lost === 0 && failed === 0 && percentile(times, 0.99) <= MAX_P99_MS;
  await run(50, 2);
  await run(RATE, WARM_UP_SECONDS);
  const usual = await run(RATE, 6);
  let highest = isGood(usual) ? RATE : 0;
  for (const step of highest ? STEPS : []) {
    if (!isGood(await run(step, STEP_SECONDS))) break;
    highest = step;
  }
  disconnect();
  return { p50: percentile(usual.times, 0.5), p99: percentile(usual.times, 0.99), highest };
}
