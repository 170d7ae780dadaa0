import type { Cluster } from "../../e2e/faults/kit/postgres";
import { connectAll } from "../../e2e/faults/kit/sockets";
import { sleep } from "../../e2e/fixtures/sleep";
import { compare, rowsOf, type Figures } from "./compare";
import { residentKb } from "./processes";
import type { Row } from "./report";
import type { System } from "./system";

const SOCKETS = 5000;

/** 5,000 people connect, 32 at a time. */
export async function connections(cluster: Cluster): Promise<Row[]> {
  const compared = await compare(cluster, {
    needs: { people: SOCKETS },
    floors: ["Socket.IO"],
    measure,
  });
  return [
    ...rowsOf(compared, "allMs", {
      figure: "5,000 sockets connected",
      unit: " ms",
      goal: "≤ 2; aim ≤ 1.2",
    }),
    ...rowsOf(compared, "kbEach", {
      figure: "memory per connection",
      unit: " KB",
      goal: "≤ 1.2; aim ≤ 1",
    }),
  ];
}

async function measure(system: System): Promise<Figures> {
  await sleep(1000);
  const before = residentKb(system.pid);
  const began = performance.now();
  const disconnect = await connectAll(system, SOCKETS);
  const allMs = performance.now() - began;
  await sleep(2500);
  const kbEach = (residentKb(system.pid) - before) / SOCKETS;
  disconnect();
  return { allMs, kbEach };
}
