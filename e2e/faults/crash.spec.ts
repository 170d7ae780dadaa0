import { expect, test } from "@playwright/test";
import { Client, randomPlate, type Json } from "../fixtures/client";
import { TestServer, type ServerOptions } from "../fixtures/server";
import { inParallel } from "./kit/crowd";
import { startPostgres, type Cluster } from "./kit/postgres";

const BOOKINGS = 1000;
const CRASHES = 5;
const HOUR_MS = 3_600_000;
const env = { MAX_OPEN_BOOKINGS: "100000" };

test("P2 P3 I4: kill -9 five times during 1,000 bookings, embedded", async () => {
  await bookThroughCrashes({ env });
});

test("P2 P3 I4 P9: kill -9 five times during 1,000 bookings, PostgreSQL", async () => {
  const cluster: Cluster = await startPostgres();
  try {
    await bookThroughCrashes({ env, databaseUrl: await cluster.createDatabase("crash") });
  } finally {
    await cluster.stop();
  }
});

async function bookThroughCrashes(options: ServerOptions): Promise<void> {
  const server = await TestServer.start(options);
  try {
    const [driver, owner, admin] = await Promise.all(
      ["driver@parkmate.test", "owner@parkmate.test", "admin@parkmate.test"].map((email) =>
        Client.signIn(server.url, email),
      ),
    );
    const lot = await driver!.lot("Parking Lot A");
    const slots = (await driver!.get(`/api/lots/${lot.id}/slots/`)).body
      .filter((slot: Json) => slot.state === "available")
      .map((slot: Json) => slot.id);
    const accepted: string[] = [];
    let crashes = 0;
    const crash = async () => {
      crashes += 1;
      await server.crash();
      await server.restart();
    };
    const wanted = Array.from({ length: CRASHES }, (_, index) =>
      Math.round(((index + 0.6) * BOOKINGS) / CRASHES),
    );
    let restarting: Promise<void> | null = null;
    await inParallel(BOOKINGS, 16, async (index) => {
      if (index === wanted[crashes] && !restarting)
        restarting = crash().finally(() => {
          restarting = null;
        });
      // Wherever the crash meets a request, it has no answer; that is what this test is about.
      const start_time = new Date(
        Date.now() + (2 + Math.floor(index / slots.length)) * HOUR_MS,
      ).toISOString();
      const answer = await driver!
        .book(slots[index % slots.length], {
          minutes: 30,
          start_time,
          method: index % 3 ? "card" : "cash",
          plate: randomPlate(),
        })
        .catch(() => null);
      if (answer?.status === 201) accepted.push(answer.body.id);
      if (!answer) await (restarting ?? new Promise((done) => setTimeout(done, 50)));
    });
    await restarting;
    expect(crashes).toBe(CRASHES);
    // Charges whose request died are settled by a job.
    await admin!.post("/api/test/clock/", { advance_seconds: 31 });
    const pages = async (person: Client, path: string) => {
      const rows: Json[] = [];
      for (let page = 1; ; page += 1) {
        const { body } = await person.get(`${path}&page_size=100&page=${page}`);
        rows.push(...body.results);
        if (!body.next) return rows;
      }
    };
    const stored = await pages(driver!, "/api/bookings/?ordering=created_at");
    const byId = new Map(stored.map((booking) => [booking.id, booking]));
    const lost = accepted.filter((id) => !byId.has(id));
    const heard = (rows: Json[]) =>
      rows.reduce(
        (counts, row) =>
          counts.set(row.data.booking_id, (counts.get(row.data.booking_id) ?? 0) + 1),
        new Map<string, number>(),
      );
    const driverHeard = heard(
      await pages(driver!, "/api/notifications/?event_type=new_reservation"),
    );
    const ownerHeard = heard(await pages(owner!, "/api/notifications/?event_type=new_reservation"));
    const made = stored.filter((booking) => Date.parse(booking.start_time) > Date.now() + HOUR_MS);
    const complete = made.filter((booking) => booking.payment);
    const torn = complete.filter(
      (booking) => driverHeard.get(booking.id) !== 1 || ownerHeard.get(booking.id) !== 1,
    );
    const open = made.filter((booking) => !booking.payment && booking.status !== "cancelled");
    console.log(
      `P2 P3 (${options.databaseUrl ? "PostgreSQL" : "embedded"}): accepted ${accepted.length}, stored ${complete.length}, lost ${lost.length}, torn ${torn.length}, unsettled ${open.length}, crashes ${crashes}`,
    );
    expect(accepted.length).toBeGreaterThan(BOOKINGS / 2);
    expect(lost).toEqual([]);
    expect(torn.map((booking) => [booking.number, booking.status])).toEqual([]);
    expect(open.map((booking) => [booking.number, booking.status])).toEqual([]);
  } finally {
    await server.stop();
    server.dispose();
  }
}
