import type { Json } from "../../fixtures/json";
import type { TestServer } from "../../fixtures/server";
import { registerDrivers } from "./crowd";
import { LoadProcess } from "./load";

const HOUR_MS = 3_600_000;

/** A load of twenty new drivers, who book the free slots of Parking Lot A. */
export async function startLoad(servers: TestServer[]): Promise<LoadProcess> {
  const [server] = servers as [TestServer];
  const drivers = await registerDrivers(server.url, 20);
  const { id } = await drivers[0]!.lot("Parking Lot A");
  const slots: Json[] = (await drivers[0]!.get(`/api/lots/${id}/slots/`)).body;
  return LoadProcess.start({
    bases: servers.map(({ port }) => `http://127.0.0.1:${port}`),
    drivers: drivers.map(({ access }) => access),
    slots: slots.filter(({ state }) => state === "available").map(({ id }) => id as string),
    // The demo has bookings for the next two days.
    start: (await server.guest.now()) + 72 * HOUR_MS,
  });
}
