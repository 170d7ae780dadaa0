import { bookInLotA } from "../fixtures/account";
import type { Client } from "../fixtures/client";
import type { Json } from "../fixtures/json";
import { TEMPLATES } from "../fixtures/paths";
import { expect, test } from "../fixtures/test";

const original = "Your reservation at {lot} was cancelled";
let admin: Client;
/** The template of the bell's text for a driver whose reservation was cancelled. */
let row: Json;
let path: string;

test.beforeEach(async ({ as }) => {
  admin = await as("admin");
  const query = "event_type=reservation_cancelled&delivery_channel=in_app&page_size=100";
  const { results } = (await admin.get(`${TEMPLATES}?${query}`)).body;
  row = results.find((one: Json) => one.audience === "driver");
  path = `${TEMPLATES}${row.id}/`;
});
test.afterEach(async () => {
  await admin.post(`${path}reset/`);
});

const preview = async (body: object): Promise<Json> =>
  (await admin.post(`${path}preview/`, body)).body;

test("S3.37 S3.38: staff may read templates, administrators change them", async ({ as }) => {
  const [staff, driver] = [await as("staff"), await as("driver")];
  expect(row).toMatchObject({
    subject_template: "Cancelled",
    body_template: original,
    is_active: true,
    variables: expect.arrayContaining(["lot", "slot", "refund"]),
  });
  expect((await staff.get(path)).status).toBe(200);
  expect((await staff.send("PUT", path, { is_active: false })).status).toBe(403);
  expect((await driver.get(TEMPLATES)).status).toBe(403);
  expect((await admin.get(`${TEMPLATES}${driver.user.id}/`)).status).toBe(404);
  expect((await admin.get(`${TEMPLATES}?colour=red`)).status).toBe(400);
});

test("J5.8 S3.73: a preview has sample data and names unknown variables", async () => {
  expect(await preview({ body_template: "Gone: {lot}, {nonsense}" })).toEqual({
    subject: "Cancelled",
    body: "Gone: Parking Lot A, {nonsense}",
    toast: "Gone: Parking Lot A, {nonsense}",
    errors: ["There is no variable {nonsense}."],
  });
});

test("J5.8: a preview takes other data, under the variables' own names too", async () => {
  const byField = await preview({ data: { lot_name: "Lot Z" } });
  expect(byField.body).toBe("Your reservation at Lot Z was cancelled");
  const byVariable = await preview({
    body_template: "{lot} {slot}",
    data: { lot: "Lot Z", slot: 7, nobody: "x" },
  });
  expect(byVariable.body).toBe("Lot Z 7");
});

for (const data of [{ timezone: "nope" }, { currency: "X" }, { start_time: "bad" }, { amount: [] }])
  test(`J5.8: a preview with ${JSON.stringify(data)} gets a field error`, async () => {
    expect(await preview({ data })).toMatchObject({
      status: 400,
      errors: { data: [expect.any(String)] },
    });
  });

test("J5.8: unknown variables and long words get a field error", async () => {
  const broken = await admin.send("PUT", path, {
    body_template: "Gone: {nonsense}",
    subject_template: "x".repeat(61),
  });
  expect(broken.body).toMatchObject({
    status: 400,
    errors: {
      body_template: ["There is no variable {nonsense}."],
      subject_template: [expect.stringContaining("Too long")],
    },
  });
  expect((await admin.get(path)).body.body_template).toBe(original);
});

test("J5.8 S3.73: the next notification uses the changed words, until off or reset", async ({
  as,
}) => {
  const driver = await as("driver");
  const words = "{lot}: your slot {slot} was given up";
  const before = (await admin.get(path)).body.version;
  const cancelABooking = async (): Promise<string> => {
    const { id } = await bookInLotA(driver, "A-14");
    await driver.cancel(id);
    const rows = await driver.notifications(`&booking=${id}&event_type=reservation_cancelled`);
    return rows[0].message;
  };
  const changed = await admin.send("PUT", path, { body_template: words });
  expect(changed.body).toMatchObject({ version: before + 1, body_template: words });
  expect(changed.body.versions[0]).toMatchObject({ version: before + 1 });
  expect(await cancelABooking()).toBe("Parking Lot A: your slot A-14 was given up");
  await admin.send("PUT", path, { is_active: false });
  expect((await admin.get(`${TEMPLATES}?is_active=false`)).body.count).toBe(1);
  expect(await cancelABooking()).toBe("Your reservation at Parking Lot A was cancelled");
  expect((await admin.post(`${path}reset/`)).body).toMatchObject({
    version: before + 3,
    is_active: true,
    body_template: original,
  });
  expect(await cancelABooking()).toBe("Your reservation at Parking Lot A was cancelled");
  expect((await admin.get(`${TEMPLATES}?is_active=false`)).body.count).toBe(0);
});
