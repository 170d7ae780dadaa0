import { bookInLotA } from "../fixtures/account";
import type { Client } from "../fixtures/client";
import type { Json } from "../fixtures/json";
import { expect, test } from "../fixtures/test";

const HOUR_MS = 3_600_000;
const corner = {
  name: "Corner Lot",
  address: "Corner 1",
  city: "Davao",
  latitude: 7.1,
  longitude: 125.6,
  hourly_rate: "20.00",
};
const search = async (person: Client, query: string): Promise<Json> =>
  (await person.get(`/api/lots/?${query}`)).body;

test("J1.2: a search by text finds the lot, with its distance, price and slots", async ({ as }) => {
  const body = await search(await as("driver"), "q=Lot%20A&near=7.07,125.61");
  expect(body).toMatchObject({ count: 1, next: null, previous: null });
  expect(body.results[0]).toMatchObject({
    number: 1,
    name: "Parking Lot A",
    total_slots: 24,
    price_from: "60.00",
    mode: "instant",
    status: "active",
    timezone: "Asia/Manila",
    distance_km: expect.any(Number),
  });
});

test("J1.2: lots are ordered by distance or price, and filtered by radius or feature", async ({
  as,
}) => {
  const driver = await as("driver");
  const near = await search(driver, "near=7.12,125.64&ordering=distance&page_size=2");
  expect(near.results[0].name).toBe("Airport South");
  expect(near.next).toMatch(/^http:\/\/localhost:\d+\/api\/lots\/\?.*page=2/);
  expect((await search(driver, "near=7.12,125.64&radius_km=2")).count).toBe(1);
  const dearest = await search(driver, "ordering=-price&page_size=1");
  expect(dearest.results[0].price_from).toBe("80.00");
  const electric = await search(driver, "ev=true");
  expect(electric.count).toBeGreaterThan(0);
  expect(electric.count).toBeLessThan((await search(driver, "")).count);
  for (const lot of electric.results) expect(lot.features, lot.name).toContain("ev");
});

test("J1.2: a search for a time counts the slots that are free then", async ({ as }) => {
  const driver = await as("driver");
  const booking = await bookInLotA(driver, "A-14");
  const now = await driver.now();
  const [from, to] = [24, 26].map((hours) => new Date(now + hours * HOUR_MS).toISOString());
  const [present] = (await search(driver, "q=Lot%20A")).results;
  const [later] = (await search(driver, `q=Lot%20A&from=${from}&to=${to}`)).results;
  expect(later.available_slots).toBeGreaterThan(present.available_slots);
  await driver.cancel(booking.id);
});

test("T2: a search for a length from now counts what is free until its end", async ({ as }) => {
  const [driver, joy] = [await as("driver"), await as("driver2")];
  const free = async (query: string) => (await search(joy, query)).results[0].available_slots;
  const [halfAnHour, twoHours] = ["q=Lot%20A&minutes=30", "q=Lot%20A&minutes=120"] as const;
  const before = { short: await free(halfAnHour), long: await free(twoHours) };
  const soon = new Date((await driver.now()) + HOUR_MS).toISOString();
  const booking = await bookInLotA(driver, "A-14", { start_time: soon });
  expect(await free(halfAnHour)).toBe(before.short);
  expect(await free(twoHours)).toBe(before.long - 1);
  await driver.cancel(booking.id);
  const both = await joy.get(`/api/lots/?minutes=30&to=${soon}`);
  expect(both).toMatchObject({ status: 400, body: { errors: { minutes: [expect.any(String)] } } });
});

test("B4: an owner draws a lot and closes a booked slot: the driver moves and is told", async ({
  as,
}) => {
  const [owner, driver] = [await as("owner"), await as("driver")];
  const { body: lot } = await owner.post("/api/lots/", { ...corner, name: "Drawn Lot" });
  const slots = [1, 2].map((position) => ({ code: `D-${position}`, row: 1, position }));
  const drawn = await owner.send("PUT", `/api/lots/${lot.id}/layout/`, { slots });
  expect(drawn.status).toBe(200);
  const [first, second] = drawn.body;
  expect((await search(driver, "q=Drawn%20Lot")).results[0].total_slots).toBe(2);

  const { body: booking } = await driver.book(first.id, { minutes: 60 });
  const emptied = await owner.send("PUT", `/api/lots/${lot.id}/layout/`, { slots: [] });
  expect(emptied).toMatchObject({ status: 409, body: { code: "live_bookings" } });
  const patched = await owner.send("PATCH", `/api/slots/${first.id}/`, { status: "maintenance" });
  expect(patched).toMatchObject({ status: 409, body: { bookings: [{ id: booking.id }] } });
  const preview = await owner.get(`/api/slots/${first.id}/close/`);
  expect(preview.body.bookings).toMatchObject([{ id: booking.id, move_to: { id: second.id } }]);
  const decisions = [{ booking: booking.id, act: "move", slot: second.id }];
  const undecided = await owner.post(`/api/slots/${first.id}/close/`, { decisions: [] });
  expect(undecided).toMatchObject({ status: 409, body: { code: "live_bookings" } });
  const closed = await owner.post(`/api/slots/${first.id}/close/`, { decisions });
  expect(closed).toMatchObject({ status: 200, body: { state: "maintenance" } });
  const moved = (await driver.get(`/api/bookings/${booking.id}/`)).body;
  expect(moved).toMatchObject({ status: "active", slot: { code: "D-2" } });
  const told = await driver.get(`/api/notifications/?event_type=booking_moved&page_size=1`);
  expect(told.body.results[0].message).toContain("Park in Slot D-2 at Drawn Lot");

  const refund = [{ booking: booking.id, act: "refund" }];
  const gone = await owner.post(`/api/lots/${lot.id}/close/`, { decisions: refund });
  expect(gone).toMatchObject({ status: 200, body: { status: "closed" } });
  expect((await driver.get(`/api/bookings/${booking.id}/`)).body.payment.refunded).toBe("20.00");
  expect((await owner.send("DELETE", `/api/lots/${lot.id}/`)).status).toBe(204);
});

test("B4: of two plans drawn from the same one the second is refused, and erases nothing", async ({
  as,
}) => {
  const owner = await as("owner");
  const { body: lot } = await owner.post("/api/lots/", { ...corner, name: "Two Pens" });
  const draw = (slots: Json[], if_version?: string) =>
    owner.send("PUT", `/api/lots/${lot.id}/layout/`, { slots, ...(if_version && { if_version }) });
  const one = { code: "D-1", row: 1, position: 1 };
  const two = { code: "D-2", row: 1, position: 2 };
  const { body: drawn } = await draw([one], "empty");
  const [{ id, layout_version }] = drawn;
  const added = await draw([{ ...one, id }, two], layout_version);
  expect(added.status).toBe(200);
  const stale = await draw([{ ...one, id, ev: true }], layout_version);
  const present = added.body[0].layout_version;
  expect(stale).toMatchObject({
    status: 409,
    body: { code: "layout_changed", layout_version: present },
  });
  expect((await owner.get(`/api/lots/${lot.id}/slots/`)).body).toMatchObject([
    { code: "D-1", ev: false, layout_version: present },
    { code: "D-2", layout_version: present },
  ]);
  expect(await draw([{ ...one, id, ev: true }])).toMatchObject({ status: 200 });
  const gone = await draw([{ ...two, id: added.body[1].id }]);
  expect(gone).toMatchObject({
    status: 400,
    body: { detail: "A slot of this plan has been removed meanwhile. Load the plan again." },
  });
  await owner.send("DELETE", `/api/lots/${lot.id}/`);
});

test("an owner opens a lot, adds and changes slots, and closes them", async ({ as }) => {
  const owner = await as("owner");
  const made = await owner.post("/api/lots/", corner);
  expect(made).toMatchObject({
    status: 201,
    body: { name: "Corner Lot", total_slots: 0, price_from: "20.00" },
  });
  const slots = await owner.post(`/api/lots/${made.body.id}/slots/bulk/`, {
    slots: [
      { code: "z-1", row: 1, position: 1 },
      { code: "Z-2", row: 1, position: 2, hourly_rate: "25.00" },
    ],
  });
  expect(slots.status).toBe(201);
  expect(slots.body.map((slot: Json) => [slot.code, slot.hourly_rate])).toEqual([
    ["Z-1", "20.00"],
    ["Z-2", "25.00"],
  ]);
  const first = `/api/slots/${slots.body[0].id}/`;
  const changed = await owner.send("PATCH", first, { status: "maintenance" });
  expect(changed.body.state).toBe("maintenance");
  expect((await owner.send("DELETE", first)).status).toBe(204);
  expect((await owner.send("DELETE", `/api/lots/${made.body.id}/`)).status).toBe(204);
  expect((await owner.get(`/api/lots/${made.body.id}/`)).status).toBe(404);
});

test("closing a lot with live bookings is refused and names them", async ({ as }) => {
  const [owner, driver] = [await as("owner"), await as("driver")];
  const booking = await bookInLotA(driver, "A-14");
  const path = `/api/lots/${(await owner.lot("Parking Lot A")).id}/`;
  const refused = await owner.send("PATCH", path, { status: "maintenance" });
  expect(refused).toMatchObject({ status: 409, body: { code: "live_bookings" } });
  expect(JSON.stringify(refused.body.bookings)).toContain(booking.id);
  expect((await owner.get(path)).body.status).toBe("active");
  await driver.cancel(booking.id);
});

test("S32: a quote for the lot cannot be used for a slot with a higher price", async ({ as }) => {
  const [owner, driver] = [await as("owner"), await as("driver")];
  const { id } = (await owner.post("/api/lots/", { ...corner, name: "Two Prices" })).body;
  const { body: slots } = await owner.post(`/api/lots/${id}/slots/bulk/`, {
    slots: [
      { code: "P-1", row: 1, position: 1 },
      { code: "P-2", row: 1, position: 2, hourly_rate: "90.00" },
    ],
  });
  const quote = { lot: id, vehicle_type: "van", minutes: 60 };
  const { quote_id } = (await driver.post("/api/bookings/quote/", quote)).body;
  expect(await driver.post("/api/bookings/hold/", { quote_id, slot: slots[1].id })).toMatchObject({
    status: 422,
    body: { code: "quote_mismatch" },
  });
  await owner.send("DELETE", `/api/lots/${id}/`);
});

test("the dashboard sums an owner's lots for the owner, and all lots for administrators", async ({
  as,
}) => {
  const [admin, owner] = [await as("admin"), await as("owner")];
  const dashboard = async (person: Client, query = ""): Promise<Json> => {
    const { status, body } = await person.get(`/api/owner/dashboard/${query}`);
    expect(status).toBe(200);
    return body;
  };
  const [all, own] = [await dashboard(admin), await dashboard(owner)];
  const ownLots = await Promise.all(
    (await search(owner, "mine=true&page_size=100")).results.map((lot: Json) =>
      dashboard(owner, `?lot=${lot.id}`),
    ),
  );
  const sum = ownLots.reduce((total, lot) => total + lot.total_slots, 0);
  expect(ownLots.length).toBeGreaterThan(1);
  expect(own.total_slots).toBe(sum);
  expect(all.total_slots).toBeGreaterThan(own.total_slots);
});
