import { expect, it } from "vitest";
import { db } from "@/lib/core/db";
import { newId } from "@/lib/core/id";
import { events } from "@/lib/event/table";
import { useTestDatabase } from "@/lib/testing/database";
import { bookingOf, happen } from "@/lib/testing/dispatch";
import { storedFor } from "@/lib/testing/events";
import { person } from "@/lib/testing/people";
import { LaneRunner } from "./lane-runner";

useTestDatabase();

/** Stores an event that waits for its notifications. Returns its id. */
async function leave() {
  const [driver, owner] = [await person("driver"), await person("owner")];
  const booking = { ...bookingOf(driver, owner), booking_id: newId() };
  await happen("upcoming_reservation", booking);
  const [stored] = await db().select().from(events);
  await db().delete(events);
  const [left] = await db()
    .insert(events)
    .values({ type: "new_reservation", lane: "acts", payload: stored!.payload })
    .returning({ id: events.id });
  return { id: left!.id, owner };
}

it("P26: keeps nobody waiting while it stops, and goes on when it is woken later", async () => {
  const { id, owner } = await leave();
  const runner = new LaneRunner("acts");
  const stopped = runner.stop();
  const waiting = runner.dispatch([id]);
  await stopped;
  await waiting;
  expect(await storedFor(owner)).toHaveLength(0);
  await runner.dispatch([id]);
  expect(await storedFor(owner)).toHaveLength(1);
});
