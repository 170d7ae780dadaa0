import type { Json } from "../fixtures/json";
import type { TestServer } from "../fixtures/server";
import { sleep } from "../fixtures/sleep";
import { registerDrivers } from "./kit/crowd";
import { isAccepted, LoadProcess } from "./kit/load";
import { slowness } from "./kit/machine";
import { expect, test, twoNodes } from "./kit/nodes";

/** On a machine of usual speed: a node that starts takes one of the two cores. */
const PER_SECOND = 200;
const MAX_END_MS = 15_000;
const SECONDS = 40;
const HOUR_MS = 3_600_000;

/** As a load balancer does: a node whose health is not good gets no further requests. */
test("P18: nodes that are replaced one after the other under load fail no request", async ({
  startNodes,
}) => {
  const env = { MAX_OPEN_BOOKINGS: "100000", DRAIN_WAIT_MS: "2000" };
  const { servers } = await startNodes(twoNodes, env);
  const baseOf = ({ port }: TestServer) => `http://127.0.0.1:${port}`;
  const drivers = await registerDrivers(servers[0]!.url, 20);
  const lot = await drivers[0]!.lot("Parking Lot A");
  const slots: Json[] = (await drivers[0]!.get(`/api/lots/${lot.id}/slots/`)).body;
  const plan = {
    bases: servers.map(baseOf),
    drivers: drivers.map(({ access }) => access),
    slots: slots.filter(({ state }) => state === "available").map(({ id }) => id as string),
    start: (await servers[0]!.guest.now()) + 72 * HOUR_MS,
    bookings: "eighth" as const,
  };
  const perSecond = Math.round(PER_SECOND / (await slowness()));
  const load = LoadProcess.start(plan);
  const loading = load.run({ perSecond, seconds: SECONDS });
  await sleep(3000);
  const began = performance.now();
  for (const server of servers) {
    const stoppedAt = performance.now();
    const stopped = server.stop();
    while ((await server.guest.get("/api/health/")).status === 200) await sleep(50);
    load.use({ ...plan, bases: servers.filter((one) => one !== server).map(baseOf) });
    expect(await stopped).toBe(0);
    expect(performance.now() - stoppedAt).toBeLessThan(MAX_END_MS);
    await server.restart();
    load.use(plan);
    await sleep(1000);
  }
  expect(performance.now() - began, "the load went on all the time").toBeLessThan(
    (SECONDS - 4) * 1000,
  );
  const { samples, bookings } = await loading;
  load.stop();
  console.log(`P18: ${samples.length} requests, ${bookings.length} bookings`);
  expect(samples.length).toBeGreaterThan(perSecond * SECONDS * 0.9);
  expect(samples.filter((sample) => !isAccepted(sample))).toEqual([]);
});
