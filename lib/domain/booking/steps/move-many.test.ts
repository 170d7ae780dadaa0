import { asc, eq } from "drizzle-orm";
import { beforeEach, expect, it } from "vitest";
import { db, transaction } from "@/lib/core/db";
import { book } from "@/lib/testing/bookings";
import { advance, freezeClock, useTestDatabase } from "@/lib/testing/database";
import { hintsOf } from "@/lib/testing/hints";
import { openLot } from "@/lib/testing/lots";
import { person } from "@/lib/testing/people";
import { refusalOf } from "@/lib/testing/refusal";
import { getBooking } from "../read/bookings";
import { loadBookings } from "../read/load";
import { scheduledNotifications } from "../table";
import { moveBookings } from "./move-many";

useTestDatabase();
beforeEach(() => freezeClock("2026-11-26T02:00:00Z"));

async function bookedTwice(startTime?: string) {
  const driver = await person("driver");
  const lot = await openLot(await person("owner"));
  const options = startTime ? { startTime } : {};
  const first = await book(driver, lot.slots[0]!, options);
  return { driver, lot, ids: [first.id, (await book(driver, lot.slots[1]!, options)).id] };
}
const rowsOf = async (ids: string[]) => (await loadBookings(ids)).map(({ booking }) => booking);
const remindersFor = (id: string) =>
  db()
    .select({
      type: scheduledNotifications.event_type,
      version: scheduledNotifications.booking_version,
      status: scheduledNotifications.status,
    })
    .from(scheduledNotifications)
    .where(eq(scheduledNotifications.booking_id, id))
    .orderBy(asc(scheduledNotifications.booking_version), asc(scheduledNotifications.due_at));

it("gives each its version and line of history, and hints to the watchers", async () => {
  const { driver, lot, ids } = await bookedTwice();
  const before = await rowsOf(ids);
  advance({ minutes: 1 });
  const hints = await hintsOf(() =>
    transaction(async () => moveBookings(await rowsOf(ids), "expired")),
  );
  for (const { id, version } of before) {
    const moved = await getBooking(driver, id);
    expect(moved).toMatchObject({ status: "expired", version: version + 1 });
    expect(moved.timeline?.at(-1)).toMatchObject({ kind: "expired", by: null, note: null });
  }
  for (const row of await rowsOf(ids))
    expect(row.updated_at.toISOString()).toBe("2026-11-26T02:01:00.000Z");
  expect([...hints.bookings].sort()).toEqual([...ids].sort());
  expect([...hints.lots]).toEqual([lot.id]);
});

it("I6: replaces the reminders of the older version", async () => {
  const { ids } = await bookedTwice("2026-11-26T03:00:00Z");
  const { version } = (await rowsOf(ids))[0]!;
  advance({ minutes: 60 });
  await transaction(async () => moveBookings(await rowsOf(ids), "active"));
  for (const id of ids)
    expect(await remindersFor(id)).toEqual([
      { type: "upcoming_reservation", version, status: "cancelled" },
      { type: "booking_expiring_soon", version, status: "cancelled" },
      { type: "booking_expiring_soon", version: version + 1, status: "scheduled" },
    ]);
});

it("refuses all when one has already ended", async () => {
  const { driver, ids } = await bookedTwice();
  const stale = await rowsOf(ids);
  await transaction(async () => moveBookings(await rowsOf([ids[1]!]), "expired"));
  const refusal = await refusalOf(transaction(() => moveBookings(stale, "expired")));
  expect(refusal).toMatchObject({ status: 409, code: "illegal_state" });
  const now = await rowsOf(ids);
  expect(await refusalOf(transaction(() => moveBookings(now, "expired")))).toMatchObject({
    status: 409,
    code: "illegal_state",
  });
  expect(await getBooking(driver, ids[0]!)).toMatchObject({ status: "active" });
});

it("does nothing for none", async () => {
  expect(await moveBookings([], "expired")).toEqual([]);
});
