import { median, percentile } from "../../e2e/faults/kit/paced";
import type { Cluster } from "../../e2e/faults/kit/postgres";
import type { Sender } from "../../e2e/faults/kit/sender";
import { compare, rowsOf, type Figures } from "./compare";
import { closedLoop } from "./closed-loop";
import type { Row } from "./report";
import type { System } from "./system";

const CLIENTS = 16;
const SECONDS = 6;
const MOST_PER_SECOND = 1500;
const ATTEMPTS = 200;
const ROUNDS = 5;

/** Bookings by 16 clients, and 200 simultaneous attempts at one slot. */
export async function bookings(cluster: Cluster): Promise<Row[]> {
  const compared = await compare(cluster, {
    needs: { drivers: true },
    floors: ["Next.js", "Node"],
    measure,
  });
  return [
    ...rowsOf(compared, "perSecond", {
      figure: "bookings, 16 clients",
      unit: "/s",
      goal: "≥ 0.3; aim ≥ 1",
    }),
    ...rowsOf(compared, "p99", { figure: "booking, p99", unit: " ms", goal: "≤ 4; aim ≤ 1.5" }),
    ...rowsOf(compared, "oneSlot", {
      figure: "200 attempts at one slot, all answered",
      unit: " ms",
      goal: "≤ 1.5; aim ≤ 0.5",
    }),
  ];
}

async function measure(system: System, sender: Sender): Promise<Figures> {
  const calls = await system.bookings(MOST_PER_SECOND * (SECONDS + 1));
  const next = () => calls.shift();
  const plan = { clients: CLIENTS, status: 201 };
  await closedLoop(sender, next, { ...plan, seconds: 1 });
  const { perSecond, times } = await closedLoop(sender, next, { ...plan, seconds: SECONDS });
  const rounds: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) rounds.push(await attempt(system, sender));
  return { perSecond, p99: percentile(times, 0.99), oneSlot: median(rounds) };
}

/** Everybody wants one slot: one gets it. Returns after how many milliseconds all were answered. */
async function attempt(system: System, sender: Sender): Promise<number> {
  const calls = await system.sameSlot(ATTEMPTS);
  const began = performance.now();
  const answers = await Promise.all(calls.map((call) => sender.send(call)));
  const took = performance.now() - began;
  const booked = answers.filter(({ status }) => status === 201).length;
  const refused = answers.filter(({ status }) => status === 409).length;
  if (booked !== 1 || refused !== ATTEMPTS - 1)
    throw new Error(`${system.name}: ${booked} booked, ${refused} refused of ${ATTEMPTS}`);
  return took;
}
