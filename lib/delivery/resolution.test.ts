import { and, eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { db, transaction } from "@/lib/core/db";
import { newId } from "@/lib/core/id";
import { feeds, notifications } from "@/lib/domain/notification/table";
import { emit } from "@/lib/event/emit";
import { sampleBooking } from "@/lib/event/payload";
import { useTestDatabase } from "@/lib/testing/database";
import { bookingOf, happen } from "@/lib/testing/dispatch";
import { storedFor } from "@/lib/testing/events";
import { person } from "@/lib/testing/people";

useTestDatabase();

const parties = async () => {
  const [driver, owner] = [await person("driver"), await person("owner")];
  return { driver, owner, booking: bookingOf(driver, owner) };
};
const lastSeqOf = async ({ id }: Actor) =>
  (await db().select().from(feeds).where(eq(feeds.user_id, id)))[0]?.seq ?? 0;

describe("N5: an event that resolves notifications", () => {
  const openAsk = async (asked: Actor) =>
    (
      await db()
        .select()
        .from(notifications)
        .where(and(eq(notifications.recipient_id, asked.id), eq(notifications.asks, true)))
    )[0]!;
  const verified = { by_role: "admin", by_name: "Ada Cruz" } as const;

  it("resolves them for everybody who was asked", async () => {
    const { owner, booking } = await parties();
    const admins = [await person("admin"), await person("admin")];
    await happen("cash_payment_pending", booking);
    await happen("payment_verified", { ...booking, ...verified });
    for (const asked of [owner, ...admins])
      expect(await openAsk(asked)).toMatchObject({
        resolved: { by: "Ada Cruz", outcome: "verified" },
        read_at: expect.any(Date),
        change: "resolved",
        seq: 2,
        born_seq: 1,
      });
    expect(await lastSeqOf(owner)).toBe(2);
  });

  it("resolves a notification of the same transaction", async () => {
    const { owner, booking } = await parties();
    const payment_id = newId();
    await transaction(() => {
      emit("cash_payment_pending", {
        ...sampleBooking,
        ...booking,
        elapsed_percent: 0,
        payment_id,
      });
      emit("payment_verified", { ...sampleBooking, ...booking, ...verified, payment_id });
      return Promise.resolve();
    });
    expect(await openAsk(owner)).toMatchObject({
      resolved: { by: "Ada Cruz", outcome: "verified" },
      read_at: expect.any(Date),
      change: "new",
      seq: 1,
    });
  });

  it("leaves those of other bookings open", async () => {
    const { driver, owner, booking } = await parties();
    await happen("cash_payment_pending", bookingOf(driver, owner));
    await happen("payment_verified", { ...booking, ...verified });
    expect(await openAsk(owner)).toMatchObject({ resolved: null, read_at: null, seq: 1 });
  });

  it("leaves an earlier outcome as it was", async () => {
    const { owner, booking } = await parties();
    await happen("cash_payment_pending", booking);
    await happen("payment_verified", { ...booking, ...verified });
    await happen("booking_hold_expired", booking);
    expect((await openAsk(owner)).resolved).toMatchObject({ outcome: "verified" });
  });

  it("leaves the copies of those who were not asked", async () => {
    const { driver, booking } = await parties();
    await happen("new_reservation", { ...booking, status: "requested" });
    await happen("booking_approved", { ...booking, by_name: "Maria" });
    const [request] = await storedFor(driver, "new_reservation");
    expect(request).toMatchObject({ resolved: null, read_at: null });
  });

  it("resolves a request by any decision", async () => {
    const { owner, booking } = await parties();
    await happen("new_reservation", { ...booking, status: "requested" });
    await happen("booking_declined", { ...booking, by_name: "Maria" });
    expect((await openAsk(owner)).resolved).toMatchObject({ by: "Maria", outcome: "declined" });
  });
});
