import type { Json } from "../fixtures/json";
import { expect, test } from "../fixtures/test";

/** The base path of S3's clients. */
const alias = "/api/v1/drf/notifications";

/** A body without addresses and without texts that count seconds. */
const comparable = (body: Json): Json =>
  JSON.parse(
    JSON.stringify(body, (key, value) =>
      ["next", "previous", "time_since"].includes(key) ? undefined : value,
    ),
  );

const paths = [
  "notifications",
  "notifications/unread",
  "notifications/unread_count",
  "notifications/stats",
  "notifications/grouped",
  "notifications/{id}",
  "notifications/{id}/trace",
  "notifications/sync",
  "notification-settings",
  "notification-settings/{id}",
  "notification-settings/delivery",
  "notification-settings/mutes",
];

for (const path of paths)
  test(`J6.2 C1 C2: ${path} answers the same under each of its addresses`, async ({ as }) => {
    const joy = await as("driver2");
    const list = `/api/${path.split("/")[0]}/`;
    const [row] = (await joy.get(list)).body.results;
    const own = path.replace("{id}", row.id);
    const query = path.endsWith("sync") ? "?since_seq=0" : "";
    const plain = await joy.get(`/api/${own}/${query}`);
    expect(plain.status).toBe(200);
    for (const other of [
      `/api/${own}${query}`,
      `${alias}/${own}/${query}`,
      `${alias}/${own}${query}`,
    ]) {
      const answer = await joy.get(other);
      expect(answer.status, other).toBe(200);
      expect(comparable(answer.body), other).toEqual(comparable(plain.body));
    }
  });

test("J6.2 C1: under S3's base path the neighbouring pages have that base", async ({
  as,
  server,
}) => {
  const joy = await as("driver2");
  const list = `${alias}/notifications/`;
  const page = (await joy.get(`${list}?page_size=1&page=2`)).body;
  expect(page.next).toBe(`${server.url}${list}?page_size=1&page=3`);
  expect(page.previous).toBe(`${server.url}${list}?page_size=1&page=1`);
  expect((await joy.post(`${list}mark_all_read`)).status).toBe(200);
});

for (const path of ["/api/lots", "/api/user/profile"])
  test(`C2 U14: ${path} answers with and without slash, without a redirect`, async ({ as }) => {
    const driver = await as("driver");
    for (const address of [path, `${path}/`])
      expect((await driver.get(address)).status, address).toBe(200);
  });

for (const path of ["/api/token", "/api/token/"])
  test(`C2 U14: POST ${path} is answered without a redirect`, async ({ guest }) => {
    const login = { email: "driver@parkmate.test", password: "demo1234" };
    expect((await guest.post(path, login)).status).toBe(200);
  });
