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
  "created_before=9999-12-31T23:59:59-23:59",
  "created_after=0001-01-01T00:00:00%2B23:59",
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

const [tooLate, tooEarly] = ["9999-12-31T23:59:59-23:59", "0001-01-01T00:00:00+23:59"];
for (const time of [tooLate, tooEarly])
  test(`M2: the time ${time} is refused everywhere`, async ({ as }) => {
    const [admin, joy] = [await as("admin"), await as("driver2")];
    const at = encodeURIComponent(time);
    const lot = (await joy.lot("Parking Lot A")).id;
    for (const path of [
      `${NOTIFICATIONS}export.csv?created_before=${at}`,
      `${NOTIFICATIONS}grouped/?created_after=${at}`,
      `/api/bookings/?from=${at}`,
      `/api/bookings/?to=${at}`,
      `/api/lots/?from=${at}`,
      `/api/lots/?to=${at}`,
      `/api/lots/${lot}/slots/?from=${at}`,
    ])
      expect((await joy.get(path)).status, path).toBe(400);
    const [row] = await joy.notifications();
    const target = { scope: "lot", id: lot };
    const words = { title: "Gate B", message: "Closed.", recipient: joy.user.id };
    for (const [client, path, body] of [
      [admin, NOTIFICATIONS, { ...words, expires_at: time }],
      [admin, NOTIFICATIONS, { ...words, scheduled_for: time }],
      [joy, `${NOTIFICATIONS}${row!.id}/snooze/`, { until: time }],
      [joy, "/api/notification-settings/mutes/", { ...target, until: time }],
      [joy, "/api/bookings/quote/", { lot, start_time: time, minutes: 60 }],
      [joy, "/api/bookings/quote/", { lot, end_time: time }],
      [joy, "/api/test/clock/", { set: time }],
    ] as const)
      expect((await client.post(path, body)).status, `${path} ${JSON.stringify(body)}`).toBe(400);
    const socket = await joy.connect();
    expect(await socket.ask("snooze", { notification_id: row!.id, until: time })).toMatchObject({
      error: { code: "invalid" },
    });
    socket.close();
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
