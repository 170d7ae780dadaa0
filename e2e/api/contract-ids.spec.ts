import type { Client } from "../fixtures/client";
import { contracts } from "../fixtures/contract-paths";
import type { Json } from "../fixtures/json";
import { sendNotification } from "../fixtures/notifications";
import { NOTIFICATIONS, SETTINGS, TEMPLATES } from "../fixtures/paths";
import { expect, test } from "../fixtures/test";

const UNKNOWN = "01920000-0000-7000-8000-00000000dead";
const impossible = ["..%2F..%2Fetc", "1%20OR%201=1", "x".repeat(2000), "%F0%9F%9A%97"];

/** A valid body for a path with an id. */
function bodyFor(method: string, path: string): object | undefined {
  if (method === "GET" || method === "DELETE") return undefined;
  if (path.startsWith(SETTINGS)) return { email_enabled: false };
  if (path.endsWith("/snooze/")) return { minutes: 5 };
  return path === `${NOTIFICATIONS}{id}/` ? { is_read: true } : {};
}

/** Calls `name` ("POST /api/…/{id}/archive/") with this id. */
async function call(person: Client, name: string, id: string) {
  const [method, path] = name.split(" ") as [string, string];
  const address = path.replace("{id}", id).replace("{action_id}", "verify");
  const { status, body } = await person.send(method, address, bodyFor(method, path));
  return { status, detail: body.detail, code: body.code };
}

const named = Object.keys(contracts).filter((name) => name.includes("{id}"));
const isTemplate = (name: string) => name.includes(TEMPLATES);

for (const name of named)
  test(`J6.3 H33 H42: ${name} answers an impossible id like an unknown one`, async ({ as }) => {
    const person = await as(isTemplate(name) ? "admin" : "driver");
    const missing = await call(person, name, UNKNOWN);
    expect(missing).toMatchObject({ status: 404, code: "not_found" });
    for (const id of impossible)
      expect(await call(person, name, id), id.slice(0, 20)).toEqual(missing);
  });

for (const name of named.filter((one) => one.includes(NOTIFICATIONS)))
  test(`J6.3 H34: ${name} hides another person's notification and leaves it unchanged`, async ({
    as,
  }) => {
    const [joy, driver, admin] = [await as("driver2"), await as("driver"), await as("admin")];
    const { id } = await sendNotification(admin, joy);
    const before = (await joy.get(`${NOTIFICATIONS}${id}/`)).body;
    expect(await call(driver, name, id)).toEqual(await call(driver, name, UNKNOWN));
    const after: Json = (await joy.get(`${NOTIFICATIONS}${id}/`)).body;
    expect({ ...after, time_since: "" }).toEqual({ ...before, time_since: "" });
  });

for (const name of named.filter((one) => one.includes(SETTINGS)))
  test(`J6.3 H34: ${name} hides another person's setting and leaves it unchanged`, async ({
    as,
  }) => {
    const [joy, driver] = [await as("driver2"), await as("driver")];
    const [setting] = (await joy.get(SETTINGS)).body.results;
    expect(await call(driver, name, setting.id)).toEqual(await call(driver, name, UNKNOWN));
    expect((await joy.get(`${SETTINGS}${setting.id}/`)).body).toEqual(setting);
  });

for (const name of named.filter(isTemplate))
  test(`J6.3 H84: ${name} is forbidden to a driver`, async ({ as }) => {
    const [driver, admin] = [await as("driver"), await as("admin")];
    const [template] = (await admin.get(TEMPLATES)).body.results;
    expect((await call(driver, name, template.id)).status).toBe(403);
  });
