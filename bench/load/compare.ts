import type { Cluster } from "../../e2e/faults/kit/postgres";
import { Sender } from "../../e2e/faults/kit/sender";
import { startFloor, type Floor } from "./floors";
import { startParkmate, type Needs } from "./parkmate";
import { inDigits, type Row } from "./report";
import type { System } from "./system";

/** What a benchmark measures, by name. */
export type Figures = Record<string, number>;

export interface Comparison {
  needs: Needs;
  floors: Floor[];
  measure: (system: System, sender: Sender, cluster: Cluster) => Promise<Figures>;
}
export interface Compared {
  ours: Figures;
  floors: Map<Floor, Figures>;
}

const running = new Set<System>();

/** Stops the systems that an interrupted measurement has left running. */
export const stopAll = async (): Promise<void> =>
  void (await Promise.all([...running].map((system) => system.stop())));

/** Measures one system and stops it. */
export async function measured(
  system: System,
  measure: (sender: Sender) => Promise<Figures>,
): Promise<Figures> {
  const sender = new Sender(system.port);
  running.add(system);
  try {
    await sender.open();
    return await measure(sender);
  } finally {
    sender.close();
    running.delete(system);
    await system.stop();
  }
}

/** Measures Parkmate and floors one after the other, each alone on the machine. */
export async function compare(
  cluster: Cluster,
  { needs, floors, measure }: Comparison,
): Promise<Compared> {
  const run = (system: System) => measured(system, (sender) => measure(system, sender, cluster));
  const figures = new Map<Floor, Figures>();
  for (const floor of floors) figures.set(floor, await run(await startFloor(floor, cluster)));
  return { ours: await run(await startParkmate(cluster, needs)), floors: figures };
}

/** Lines that compare one figure with each floor. */
export const rowsOf = (
  { ours, floors }: Compared,
  name: string,
  { figure, unit, goal }: { figure: string; unit: string; goal: string },
): Row[] =>
  [...floors].map(([floor, its], index) => ({
    figure,
    ours: inDigits(ours[name]!) + unit,
    floor: `${inDigits(its[name]!)}${unit} (${floor})`,
    ratio: ours[name]! / its[name]!,
    // The goals are about the first floor; the others tell where the time goes.
    goal: index === 0 ? goal : "–",
  }));
