import { beforeEach, describe, expect, it } from "vitest";
import { book, parked } from "@/lib/testing/bookings";
import { freezeClock, useTestDatabase } from "@/lib/testing/database";
import { openLot } from "@/lib/testing/lots";
import { person } from "@/lib/testing/people";
import { refusalOf } from "@/lib/testing/refusal";
import { quoteExtension } from "./quote-extension";

useTestDatabase();
beforeEach(() => freezeClock("2026-11-26T02:00:00Z"));

describe("W10: an extension is possible until", () => {
  it("the next booking of the slot, with the most that is possible", async () => {
    const { driver, slot, booking } = await parked();
    await book(await person("driver"), slot, { startTime: "2026-11-26T03:40:00Z" });
    const quote = await quoteExtension(driver, booking.id, { minutes: 40 });
    expect(quote).toMatchObject({ total: "40.00", max_minutes: 40 });
    const refusal = await refusalOf(quoteExtension(driver, booking.id, { minutes: 41 }));
    expect(refusal).toMatchObject({
      status: 409,
      code: "next_booking",
      extra: { max_minutes: 40 },
    });
  });

  it("the vehicle's next booking elsewhere", async () => {
    const { driver, booking } = await parked();
    const other = (await openLot(await person("owner"), {})).slots[0]!;
    await book(driver, other, { startTime: "2026-11-26T03:15:00Z", vehicle: "KL 1" });
    const refusal = await refusalOf(quoteExtension(driver, booking.id, { minutes: 30 }));
    expect(refusal).toMatchObject({ code: "next_booking", extra: { max_minutes: 15 } });
  });

  it("the lot's longest stay", async () => {
    const owner = await person("owner");
    const driver = await person("driver");
    const lot = await openLot(owner, {}, { stored: { max_stay_minutes: 90 } });
    const booking = await book(driver, lot.slots[0]!, { minutes: 60 });
    expect(await refusalOf(quoteExtension(driver, booking.id, { minutes: 45 }))).toMatchObject({
      status: 422,
      code: "max_stay",
      extra: { max_minutes: 30 },
    });
  });
});
