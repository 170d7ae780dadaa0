import { NOTIFICATIONS } from "../fixtures/paths";
import { expect, test } from "../fixtures/test";

const invalid = [
  "nonsense=1",
  "is_read=maybe",
  "is_read=true&is_read=false",
  "status=lost",
  "level=loud",
  "priority=URGENT",
  "notification_type=gossip",
  "notification_types=booking,gossip",
  "delivery_channel=pigeon",
  "period=never",
  "tz=Mars/Base",
  "created_after=2026-03-29T02:30",
  "created_after=yesterday",
  "created_before=2026-13-01T00:00:00Z",
  "ordering=password",
  "ordering=-seq,seq,is_read,priority,created_at",
  "related_to=booking",
  "related_to=booking:x",
  `search=${"x".repeat(101)}`,
  "search=",
  "archived=perhaps",
  "snoozed=perhaps",
  "since_seq=-1",
  "since_seq=1e9",
  "ticket=5",
  "booking=1%20OR%201=1",
  "lot=x",
  "expand=password",
  "page=0",
  "page_size=101",
  "page_size=1;2",
  "a[b]=c",
];

for (const query of invalid)
  test(`J6.2 H63 H66 H67 H69: ?${query.slice(0, 50)} gets a field error`, async ({ as }) => {
    const { status, body, headers } = await (await as("driver2")).get(`${NOTIFICATIONS}?${query}`);
    expect(status).toBe(400);
    expect(headers.get("content-type")).toContain("application/problem+json");
    expect(body).toMatchObject({
      code: "invalid",
      errors: expect.any(Object),
      request_id: expect.any(String),
    });
    expect(Object.keys(body.errors).length).toBeGreaterThan(0);
  });

for (const path of [
  "stats/?period=never",
  "grouped/?by=colour",
  "unread_count/?nonsense=1",
  "sync/",
  "sync/?since_seq=x",
  "export.csv?nonsense=1",
  "unread/?level=loud",
])
  test(`J6.2 H63: ${path} is refused with 400`, async ({ as }) => {
    expect((await (await as("driver2")).get(NOTIFICATIONS + path)).status).toBe(400);
  });

test("J6.2: a time without its zone is refused with the reason", async ({ as }) => {
  const { body } = await (
    await as("driver2")
  ).get(`${NOTIFICATIONS}?created_after=2026-03-29T02:30`);
  expect(body.reasons).toContain("zone_required");
});

test("J6.2 H63: a page beyond the last one is not found", async ({ as }) => {
  expect((await (await as("driver2")).get(`${NOTIFICATIONS}?page=9999`)).body).toMatchObject({
    status: 404,
    detail: "Invalid page.",
  });
});

for (const search of ["%", "_", "\\", "' OR 1=1 --"])
  test(`H60 H61 S26: a search for ${search} looks for just these characters`, async ({ as }) => {
    const joy = await as("driver2");
    expect((await joy.get(NOTIFICATIONS)).body.count).toBeGreaterThan(0);
    const { body } = await joy.get(`${NOTIFICATIONS}?search=${encodeURIComponent(search)}`);
    expect(body.count).toBe(0);
  });
