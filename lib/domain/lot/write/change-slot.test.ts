import { describe, expect, it } from "vitest";
import { listLiveBookings } from "@/lib/domain/booking/read/live";
import { auditRows } from "@/lib/testing/audit";
import { book } from "@/lib/testing/bookings";
import { useTestDatabase } from "@/lib/testing/database";
import { hintsOf } from "@/lib/testing/hints";
import { openLot } from "@/lib/testing/lots";
import { person } from "@/lib/testing/people";
import { refusalOf } from "@/lib/testing/refusal";
import { loadSlot } from "../read";
import { changeSlot } from "./change-slot";

useTestDatabase();

describe("changeSlot", () => {
  it.each(["owner", "admin"] as const)("changes what the %s names, nothing else", async (role) => {
    const owner = await person("owner");
    const lot = await openLot(owner);
    const before = await loadSlot(lot.slots[0]!);
    const actor = role === "owner" ? owner : await person("admin");
    const change = { hourly_rate: "75.50", status: "maintenance" } as const;
    expect(await changeSlot(actor, before.id, change, listLiveBookings)).toBe(lot.id);
    expect(await loadSlot(before.id)).toEqual({
      ...before,
      hourly_rate: 7550,
      status: "maintenance",
    });
  });

  it("is recorded in the audit log and wakes up who watches the lot", async () => {
    const owner = await person("owner");
    const lot = await openLot(owner);
    const hints = await hintsOf(() =>
      changeSlot(owner, lot.slots[0]!, { covered: true }, listLiveBookings),
    );
    expect([...hints.lots]).toEqual([lot.id]);
    expect(await auditRows()).toMatchObject([
      {
        action: "slot.change",
        target_id: lot.slots[0],
        before: { covered: false },
        after: { covered: true },
      },
    ]);
  });

  it("refuses the code of another slot of the lot", async () => {
    const owner = await person("owner");
    const lot = await openLot(owner);
    expect(
      await refusalOf(changeSlot(owner, lot.slots[0]!, { code: "A-2" }, listLiveBookings)),
    ).toMatchObject({
      status: 409,
      code: "duplicate_code",
    });
    expect((await loadSlot(lot.slots[0]!)).code).toBe("A-1");
  });

  it("B4: refuses to close a slot that is booked, and names the booking", async () => {
    const owner = await person("owner");
    const lot = await openLot(owner);
    const { id } = await book(await person("driver"), lot.slots[0]!);
    const closed = { status: "maintenance" } as const;
    expect(
      await refusalOf(changeSlot(owner, lot.slots[0]!, closed, listLiveBookings)),
    ).toMatchObject({ status: 409, code: "live_bookings", extra: { bookings: [{ id }] } });
    expect((await loadSlot(lot.slots[0]!)).status).toBe("active");
    await changeSlot(owner, lot.slots[1]!, closed, listLiveBookings);
  });

  it("reads like a slot that does not exist for another owner", async () => {
    const lot = await openLot(await person("owner"));
    const other = await person("owner");
    const refused = changeSlot(other, lot.slots[0]!, { hourly_rate: "1.00" }, listLiveBookings);
    expect(await refusalOf(refused)).toMatchObject({ status: 404, code: "not_found" });
    expect((await loadSlot(lot.slots[0]!)).hourly_rate).toBe(6000);
  });
});
