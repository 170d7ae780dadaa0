import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { clock } from "@/lib/core/clock";
import { db } from "@/lib/core/db";
import { activateAccount } from "@/lib/domain/user/write/activate-account";
import { deactivateAccount } from "@/lib/domain/user/write/deactivate-account";
import { lots } from "@/lib/domain/lot/table";
import { changeLot } from "@/lib/domain/lot/write/change-lot";
import { book, quote } from "@/lib/testing/bookings";
import { useTestDatabase } from "@/lib/testing/database";
import { openLot } from "@/lib/testing/lots";
import { person } from "@/lib/testing/people";
import { refusalOf } from "@/lib/testing/refusal";
import { extendBooking } from "../write/extend";
import { holdSlot } from "../write/hold";
import { quoteExtension } from "../write/quote-extension";
import { loadBooking } from "./load";
import { getLot, listLots } from "./lots";
import { listLiveBookings } from "./live";
import { findFreeSlots } from "./slots";

useTestDatabase();

const idsFound = async (query: object = {}) =>
  (await listLots(null, query)).results.map(({ id }) => id);

it("S12: the lots of a deactivated owner are closed until the account is active", async () => {
  const [admin, owner, driver] = [
    await person("admin"),
    await person("owner"),
    await person("driver"),
  ];
  const lot = await openLot(owner);
  const slot = lot.slots[0]!;
  const other = await openLot(await person("owner"));
  const booked = await book(await person("driver"), lot.slots[1]!, { minutes: 60 });
  const quote_id = await quote(driver, slot);

  await deactivateAccount(admin, owner.id);
  expect(await idsFound()).toEqual([other.id]);
  expect(await idsFound({ status: "closed" })).toEqual([lot.id]);
  expect((await getLot(lot.id)).status).toBe("closed");
  const closed = { status: 409, code: "lot_closed" };
  expect(await refusalOf(quote(driver, slot))).toMatchObject(closed);
  const held = holdSlot(driver, { quote_id, slot });
  expect(await refusalOf(held)).toMatchObject(closed);
  const search = { lotId: lot.id, from: clock.now(), to: clock.inMinutes(30), vehicleType: null };
  const free = await findFreeSlots({ ...search, limit: 9 });
  expect(free.map(({ lot_id }) => lot_id)).toEqual(other.slots.map(() => other.id));
  expect((await loadBooking(admin, booked.id)).booking.status).toBe("active");
  expect(
    await refusalOf(changeLot(admin, lot.id, { status: "active" }, listLiveBookings)),
  ).toMatchObject({ status: 409, code: "owner_deactivated" });

  await activateAccount(admin, owner.id);
  expect((await idsFound()).sort()).toEqual([lot.id, other.id].sort());
  expect((await getLot(lot.id)).status).toBe("active");
  await holdSlot(driver, { quote_id, slot });
});

it("S12: booked stays can become longer meanwhile, unless the owner closed the lot", async () => {
  const [admin, owner, driver] = [
    await person("admin"),
    await person("owner"),
    await person("driver"),
  ];
  const lot = await openLot(owner);
  const { id } = await book(driver, lot.slots[0]!, { minutes: 60 });
  const { quote_id } = await quoteExtension(driver, id, { minutes: 30 });
  await deactivateAccount(admin, owner.id);
  const extend = (quoteId: string) =>
    extendBooking(driver, id, { quote_id: quoteId, minutes: 30, payment_method: "card" });
  expect(await extend(quote_id)).toMatchObject({ minutes: 90 });
  const next = await quoteExtension(driver, id, { minutes: 30 });
  await db().update(lots).set({ status: "closed" }).where(eq(lots.id, lot.id));
  for (const refused of [extend(next.quote_id), quoteExtension(driver, id, { minutes: 30 })])
    expect(await refusalOf(refused)).toMatchObject({ code: "lot_closed" });
});
