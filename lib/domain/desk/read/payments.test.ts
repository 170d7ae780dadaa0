import { beforeEach, describe, expect, it } from "vitest";
import { getBooking } from "@/lib/domain/booking/read/bookings";
import { cancelBooking } from "@/lib/domain/booking/write/cancel";
import { verifyCash } from "@/lib/domain/booking/write/verify-cash";
import { listBookings } from "@/lib/domain/booking/read/bookings";
import { assignEmployee } from "@/lib/domain/staff/write";
import { book } from "@/lib/testing/bookings";
import { advance, freezeClock, useTestDatabase } from "@/lib/testing/database";
import { openLot } from "@/lib/testing/lots";
import { person } from "@/lib/testing/people";
import { refusalOf } from "@/lib/testing/refusal";
import { paymentFilters } from "../schema";
import { getPayment, listMyPayments, listPayments } from "./payments";

useTestDatabase();
beforeEach(() => freezeClock("2026-11-21T12:00:00Z"));

/** Three payments, a minute apart: 60.00 by card, 120.00 in cash, 30.00 by card in a second lot. */
async function setUp() {
  const [owner, driver] = [await person("owner"), await person("driver")];
  const [lot, other] = [await openLot(owner), await openLot(owner)];
  const card = await book(driver, lot.slots[0]!);
  advance({ minutes: 1 });
  const cash = await book(driver, lot.slots[1]!, { method: "cash", minutes: 120 });
  advance({ minutes: 1 });
  const elsewhere = await book(driver, other.slots[0]!, { minutes: 30 });
  const idOf = { card: card.payment!.id, cash: cash.payment!.id, elsewhere: elsewhere.payment!.id };
  return { owner, driver, lot, card, cash, idOf };
}
type Names = Awaited<ReturnType<typeof setUp>>["idOf"];
/** The rows of a page by the names of setUp. */
const namesOf = ({ results }: { results: { id: string }[] }, idOf: Names) =>
  results.map(({ id }) => Object.entries(idOf).find(([, known]) => known === id)?.[0]);

describe("listMyPayments", () => {
  it("lists a driver's own payments, the newest first", async () => {
    const { driver, idOf } = await setUp();
    expect(namesOf(await listMyPayments(driver, {}), idOf)).toEqual(["elsewhere", "cash", "card"]);
    expect((await listMyPayments(await person("driver"), {})).results).toEqual([]);
  });
});

it("S3: an admin sees the driver's whole name, an owner the first name", async () => {
  const { owner, driver, card, idOf } = await setUp();
  const admin = await person("admin");
  const [full, first] = [`Ana ${card.driver.last_name}`, "Ana"];
  for (const [actor, name, last] of [
    [admin, full, card.driver.last_name],
    [owner, first, null],
    [driver, first, card.driver.last_name],
  ] as const) {
    expect((await getPayment(actor, idOf.card)).user_name).toBe(name);
    expect((await getBooking(actor, card.id)).driver).toMatchObject({ last_name: last });
  }
});

describe("listPayments", () => {
  it("finds a plate whatever its spaces and dashes, as the list of bookings does", async () => {
    const owner = await person("owner");
    const { slots } = await openLot(owner);
    const { id } = await book(await person("driver"), slots[0]!, { vehicle: "TN-22-BC 0907" });
    await book(await person("driver"), slots[1]!);
    for (const search of ["tn22bc0907", "TN 22 BC 0907", "22-bc"]) {
      const found = (await listPayments(owner, paymentFilters.parse({ search }))).results;
      expect(found).toMatchObject([{ booking_id: id }]);
      expect((await listBookings(owner, { search })).results).toMatchObject([{ id }]);
    }
  });

  it("lists the payments of an owner's lots, and all of them for an admin", async () => {
    const { owner } = await setUp();
    expect((await listPayments(owner, {})).count).toBe(3);
    expect((await listPayments(await person("owner"), {})).count).toBe(0);
    expect((await listPayments(await person("admin"), {})).count).toBe(3);
  });

  it.each([
    [{}, ["elsewhere", "cash", "card"]],
    [{ ordering: "created_at" }, ["card", "cash", "elsewhere"]],
    [{ ordering: "amount" }, ["elsewhere", "card", "cash"]],
    [{ ordering: "-amount" }, ["cash", "card", "elsewhere"]],
    [{ status: "pending" }, ["cash"]],
    [{ status: "succeeded" }, ["elsewhere", "card"]],
    [{ payment_method: "cash" }, ["cash"]],
    [{ payment_method: "card", ordering: "created_at" }, ["card", "elsewhere"]],
    [{ status: "refunded" }, []],
  ])("with %j", async (filters, names) => {
    const { owner, idOf } = await setUp();
    const page = await listPayments(owner, paymentFilters.parse(filters));
    expect(namesOf(page, idOf)).toEqual(names);
    expect(page.count).toBe(names.length);
  });

  it("finds a transaction by the beginning of its id, and by no other part of it", async () => {
    const { owner, idOf } = await setUp();
    const found = async (search: string) =>
      namesOf(await listPayments(owner, paymentFilters.parse({ search })), idOf);
    expect(await found(`sandbox_${idOf.card}`)).toEqual(["card"]);
    expect(await found(`sandbox_${idOf.card.slice(0, -4)}`)).toEqual(["card"]);
    expect(await found(idOf.card.slice(4, 12))).toEqual([]);
  });

  it("filters by lot", async () => {
    const { owner, lot, idOf } = await setUp();
    expect(namesOf(await listPayments(owner, { lot: lot.id }), idOf)).toEqual(["cash", "card"]);
  });

  it("pages", async () => {
    const { owner, idOf } = await setUp();
    const page = await listPayments(owner, { page: 2, page_size: 2 });
    expect(namesOf(page, idOf)).toEqual(["card"]);
    expect(page).toMatchObject({ count: 3, next: null });
  });
});

describe("getPayment", () => {
  it("is seen by its driver, the lot's owner and staff, and admins", async () => {
    const { owner, driver, lot, idOf } = await setUp();
    const staff = await person("staff");
    await assignEmployee(staff.id, lot.id);
    for (const actor of [driver, owner, staff, await person("admin")])
      expect(await getPayment(actor, idOf.card)).toMatchObject({ id: idOf.card });
  });

  it.each(["driver", "owner", "staff"] as const)("reads as 404 for another %s", async (role) => {
    const { idOf } = await setUp();
    const other = await person(role);
    expect(await refusalOf(getPayment(other, idOf.card))).toMatchObject({ status: 404 });
  });

  it("shows a card payment with its booking", async () => {
    const { driver, card, idOf } = await setUp();
    expect(await getPayment(driver, idOf.card)).toMatchObject({
      booking_id: card.id,
      booking_number: card.number,
      lot_name: card.lot.name,
      slot_number: "A-1",
      vehicle_number: card.vehicle_number,
      payment_method: "card",
      amount: "60.00",
      refunded: "0.00",
      currency: "PHP",
      status: "succeeded",
      transaction_id: `sandbox_${idOf.card}`,
      verified_by: null,
      verified_at: null,
      hold_until: null,
    });
  });

  it("shows until when cash is awaited, and then who received it", async () => {
    const { owner, cash, idOf } = await setUp();
    expect(await getPayment(owner, idOf.cash)).toMatchObject({
      status: "pending",
      hold_until: cash.hold_until,
      verified_by: null,
    });
    await verifyCash(owner, idOf.cash);
    expect(await getPayment(owner, idOf.cash)).toMatchObject({
      status: "succeeded",
      hold_until: null,
      verified_by: owner.name,
      verified_at: "2026-11-21T12:02:00.000Z",
    });
  });

  it("shows what was refunded", async () => {
    const { owner, card, idOf } = await setUp();
    await cancelBooking(owner, card.id, "flooded");
    expect(await getPayment(owner, idOf.card)).toMatchObject({
      status: "refunded",
      amount: "60.00",
      refunded: "60.00",
    });
  });
});
