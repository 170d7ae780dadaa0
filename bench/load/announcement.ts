import { Arrivals, median } from "../../e2e/faults/kit/paced";
import type { Cluster } from "../../e2e/faults/kit/postgres";
import type { Sender } from "../../e2e/faults/kit/sender";
import { connectAll } from "../../e2e/faults/kit/sockets";
import { sleep } from "../../e2e/fixtures/sleep";
import { compare, type Figures } from "./compare";
import { inDigits, type Row } from "./report";
import type { System } from "./system";

const SOCKETS = 5000;
const ROUNDS = 5;
const MAX_MS = 20_000;

/** An announcement to 5,000 people who are connected: when the last one receives it. */
export async function announcement(cluster: Cluster): Promise<Row[]> {
  const { ours, floors } = await compare(cluster, {
    needs: { people: SOCKETS },
    floors: ["Socket.IO"],
    measure,
  });
  const floor = floors.get("Socket.IO")!.lastMs!;
  return [
    {
      figure: "announcement to 5,000, stored, last client",
      ours: `${inDigits(ours.lastMs!)} ms`,
      floor: `${inDigits(floor)} ms (Socket.IO, not stored)`,
      ratio: ours.lastMs! / floor,
      goal: "≤ 1,000 ms; aim ≤ 300 ms",
    },
  ];
}

async function measure(system: System, sender: Sender): Promise<Figures> {
  const messages = new Arrivals();
  let wanted = "";
  let received = 0;
  let last = 0;
  const disconnect = await connectAll(system, SOCKETS, (text) => {
    if (!wanted || !text.includes(wanted)) return;
    received += 1;
    last = performance.now();
  });
  const rounds: number[] = [];
  // The first one warms the server up.
  for (let round = 0; round <= ROUNDS; round += 1) {
    const { message } = messages.create();
    wanted = message;
    received = 0;
    const began = performance.now();
    const answer = await sender.send(system.announce(message));
    if (answer.status !== 201) throw new Error(`${answer.status} ${answer.text}`);
    while (received < SOCKETS && performance.now() < began + MAX_MS) await sleep(10);
    if (round > 0) rounds.push(received < SOCKETS ? Infinity : last - began);
    await sleep(500);
  }
  disconnect();
  return { lastMs: median(rounds) };
}
