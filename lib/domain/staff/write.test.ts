import { and, eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/core/db";
import { getBooking, listBookings } from "@/lib/domain/booking/read/bookings";
import { book } from "@/lib/testing/bookings";
import { useTestDatabase } from "@/lib/testing/database";
import { openLot } from "@/lib/testing/lots";
import { person } from "@/lib/testing/people";
import { refusalOf } from "@/lib/testing/refusal";
import { lotIdsOf } from "./read";
import { employees } from "./table";
import { assignEmployee } from "./write";

useTestDatabase();

/** Two lots with a booking each; the staff member works at the first. */
async function setUp() {
  const [owner, staff, driver] = [
    await person("owner"),
    await person("staff"),
    await person("driver"),
  ];
  const [own, other] = [await openLot(owner), await openLot(owner)];
  const inOwn = await book(driver, own.slots[0]!);
  const inOther = await book(driver, other.slots[0]!);
  await assignEmployee(staff.id, own.id);
  return { staff, lotId: own.id, inOwn, inOther };
}
const seenBy = async (actor: Actor) => (await listBookings(actor, {})).results.map((one) => one.id);

describe("assignEmployee", () => {
  it("shows a staff member the bookings of that lot, and of no other", async () => {
    const { staff, inOwn, inOther } = await setUp();
    expect(await seenBy(staff)).toEqual([inOwn.id]);
    expect(await getBooking(staff, inOwn.id)).toMatchObject({ id: inOwn.id });
    expect(await refusalOf(getBooking(staff, inOther.id))).toMatchObject({ status: 404 });
  });

  it("changes nothing when it is repeated", async () => {
    const { staff, lotId } = await setUp();
    await assignEmployee(staff.id, lotId);
    expect(await lotIdsOf(staff)).toEqual([lotId]);
  });

  it("shows nothing as soon as the assignment is gone", async () => {
    const { staff, lotId, inOwn } = await setUp();
    await db()
      .delete(employees)
      .where(and(eq(employees.user_id, staff.id), eq(employees.lot_id, lotId)));
    expect(await seenBy(staff)).toEqual([]);
    expect(await refusalOf(getBooking(staff, inOwn.id))).toMatchObject({ status: 404 });
  });
});
