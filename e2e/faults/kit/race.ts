import type { ApiResponse, Client } from "../../fixtures/client";
import type { Json } from "../../fixtures/json";
import { sleep } from "../../fixtures/sleep";
import { expect, type Nodes } from "./nodes";

/** A random delay, so that requests that are sent together arrive in another order. */
const MAX_DELAY_MS = 15;

export const urlOf = ({ servers }: Nodes, index: number): string =>
  servers[index % servers.length]!.url;

/** The same people, each at the next node. */
export const atAllNodes = (nodes: Nodes, people: Client[]): Client[] =>
  people.map((person, index) => person.at(urlOf(nodes, index)));

/** The slots of a batch of races, and from when they are free. */
export interface Place {
  slots: string[];
  start: Date;
}

/** Opens a lot with `count` slots, which nobody else books. Returns their ids. */
export async function openRaceLot(owner: Client, count: number): Promise<string[]> {
  const place = { address: "Race Street 1", city: "Davao", latitude: 7.1, longitude: 125.6 };
  const lot = await owner.post("/api/lots/", { name: "Race", ...place, hourly_rate: "50.00" });
  const { body } = await owner.post(`/api/lots/${lot.body.id}/slots/bulk/`, {
    slots: Array.from({ length: count }, (_, index) => ({
      code: `R-${index + 1}`,
      row: 1 + Math.floor(index / 20),
      position: 1 + (index % 20),
    })),
  });
  return (body as Json[]).map((slot) => slot.id as string);
}

/** Sends both requests, each after a short random delay. */
export const raceTwo = (
  one: () => Promise<ApiResponse>,
  other: () => Promise<ApiResponse>,
): Promise<[ApiResponse, ApiResponse]> => {
  const delayed = async (run: () => Promise<ApiResponse>) => {
    await sleep(Math.random() * MAX_DELAY_MS);
    return run();
  };
  return Promise.all([delayed(one), delayed(other)]);
};

/** How many pairs of bookings occupy one slot at the same time. Stops the nodes. */
export async function overlappingPairs(nodes: Nodes): Promise<number> {
  await stopWithoutDeadlocks(nodes);
  const [pairs] = await nodes.query<{ n: number }>(`
    select count(*)::int as n
    from bookings a
      join bookings b on a.slot_id = b.slot_id and a.id < b.id and a.period && b.period
    where a.status in (${OCCUPYING}) and b.status in (${OCCUPYING})`);
  return pairs!.n;
}
const OCCUPYING = ["held", "pending_payment", "requested", "confirmed", "active", "overstay"]
  .map((status) => `'${status}'`)
  .join(", ");

/** Stops the nodes, whose logs must have no deadlock. */
export async function stopWithoutDeadlocks(nodes: Nodes): Promise<void> {
  await nodes.stop();
  for (const node of nodes.servers) expect(node.log()).not.toMatch(/deadlock|40P01/);
}
