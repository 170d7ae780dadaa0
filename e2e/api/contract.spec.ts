import { Validator } from "@seriousme/openapi-schema-validator";
import type { Client, Json } from "../fixtures/client";
import { request } from "../fixtures/client";
import { expect, test } from "../fixtures/test";

/** Filters of every list of notifications (api.md). */
const filters = [
  "notification_type",
  "notification_types",
  "event_type",
  "type",
  "level",
  "priority",
  "is_read",
  "is_unread",
  "status",
  "delivery_channel",
  "ticket",
  "booking",
  "lot",
  "group_key",
  "related_to",
  "created_after",
  "created_before",
  "period",
  "tz",
  "search",
  "archived",
  "snoozed",
  "since_seq",
];
const list = [...filters, "ordering", "page", "page_size", "expand"];
const paged = ["page", "page_size"];
const compose = [
  "recipient",
  "recipients",
  "role",
  "lot",
  "event_type",
  "level",
  "priority",
  "title",
  "message",
  "data",
  "notification_type",
  "related_object_type",
  "related_object_id",
  "channels",
  "scheduled_for",
  "expires_at",
];
const change = ["is_read", "archived", "snoozed_until", "title", "message", "level", "priority"];
const switches = [
  "email_enabled",
  "sms_enabled",
  "in_app_enabled",
  "push_enabled",
  "whatsapp_enabled",
  "digest",
  "sound_enabled",
];
const n = "/api/notifications/";
const s = "/api/notification-settings/";
const t = "/api/notification-templates/";
interface Contract {
  query?: string[];
  body?: string[];
  status?: number;
}

/** The two sections of api.md, method by method, parameter by parameter. */
const contracts: Record<string, Contract> = {
  [`GET ${n}`]: { query: list },
  [`POST ${n}`]: { body: compose, status: 201 },
  [`GET ${n}{id}/`]: {},
  [`PUT ${n}{id}/`]: { body: change },
  [`PATCH ${n}{id}/`]: { body: change },
  [`DELETE ${n}{id}/`]: { status: 204 },
  [`GET ${n}unread/`]: { query: list },
  [`GET ${n}unread_count/`]: { query: ["notification_type", "lot"] },
  [`POST ${n}mark_read/`]: { body: ["notification_ids", "is_read"] },
  [`POST ${n}{id}/mark_as_read/`]: {},
  [`POST ${n}{id}/mark_as_unread/`]: {},
  [`POST ${n}mark_all_as_read/`]: {
    query: ["notification_type", "ticket", "booking", "lot", "before_seq"],
    body: ["notification_type", "ticket", "booking", "lot", "before_seq"],
  },
  [`POST ${n}mark_all_read/`]: {
    query: ["notification_type", "ticket", "booking", "lot", "before_seq"],
    body: ["notification_type", "ticket", "booking", "lot", "before_seq"],
  },
  [`POST ${n}mark_seen/`]: { body: ["up_to_seq"] },
  [`GET ${n}stats/`]: { query: ["period", "tz"] },
  [`GET ${n}grouped/`]: { query: ["by", ...filters] },
  [`POST ${n}bulk_delete/`]: { body: ["notification_ids"] },
  [`DELETE ${n}delete_all/`]: { query: ["read", ...filters], status: 204 },
  [`POST ${n}{id}/archive/`]: {},
  [`POST ${n}{id}/unarchive/`]: {},
  [`POST ${n}{id}/snooze/`]: { body: ["until", "minutes"] },
  [`POST ${n}{id}/unsnooze/`]: {},
  [`POST ${n}bulk_archive/`]: { body: ["notification_ids"] },
  [`POST ${n}{id}/actions/{action_id}/`]: { body: ["reason"] },
  [`GET ${n}{id}/trace/`]: {},
  [`GET ${n}sync/`]: { query: ["since_seq"] },
  [`POST ${n}test/`]: { body: ["event_type", "level", "channels"] },
  [`GET ${n}export.csv/`]: { query: [...filters, "ordering"] },
  [`GET ${s}`]: { query: ["any_enabled", "all_disabled", ...paged] },
  [`POST ${s}`]: { body: ["notification_type", ...switches] },
  [`GET ${s}{id}/`]: {},
  [`PUT ${s}{id}/`]: { body: ["notification_type", ...switches] },
  [`PATCH ${s}{id}/`]: { body: ["notification_type", ...switches] },
  [`POST ${s}bulk_update/`]: { body: ["preferences"] },
  [`POST ${s}reset_to_defaults/`]: {},
  [`GET ${s}delivery/`]: {},
  [`PUT ${s}delivery/`]: {
    body: [
      "timezone",
      "quiet_hours",
      "toast_seconds",
      "sound",
      "vibration",
      "desktop",
      "channels",
      "escalation_minutes",
    ],
  },
  [`GET ${s}mutes/`]: { query: paged },
  [`POST ${s}mutes/`]: { body: ["scope", "id", "until"], status: 201 },
  [`DELETE ${s}mutes/`]: { query: ["scope", "id"], body: ["scope", "id"], status: 204 },
  [`GET ${s}explain/`]: { query: ["event_type", "lot"] },
  [`GET ${t}`]: {
    query: ["notification_type", "event_type", "delivery_channel", "is_active", ...paged],
  },
  [`GET ${t}{id}/`]: {},
  [`PUT ${t}{id}/`]: { body: ["subject_template", "body_template", "is_active"] },
  [`POST ${t}{id}/preview/`]: { body: ["data", "subject_template", "body_template"] },
  [`POST ${t}{id}/reset/`]: {},
  "GET /api/user/ws-token/": {},
  "POST /api/user/ws-token/": {},
  "DELETE /api/user/ws-token/": { status: 204 },
  "GET /api/user/profile/": {},
  "PUT /api/user/profile/": {
    body: ["first_name", "last_name", "phone_number", "whatsapp_number", "timezone", "avatar_url"],
  },
  "PATCH /api/user/profile/": {
    body: ["first_name", "last_name", "phone_number", "whatsapp_number", "timezone", "avatar_url"],
  },
  "POST /api/user/change-password/": { body: ["old", "new", "new2"] },
};
/** Of the same sections, but of another issue: web push and the e-mail's opt-out. Whoever serves one writes its contract above. */
const notYetServed = [
  "POST /api/push-subscriptions/",
  "DELETE /api/push-subscriptions/",
  "GET /api/push-subscriptions/public-key/",
  "GET /api/unsubscribe/{signed}/",
  "POST /api/unsubscribe/{signed}/",
];
const sections = [n, s, t, "/api/user/", "/api/push-subscriptions/", "/api/unsubscribe/"];
const isOurs = (path: string) => sections.some((base) => path.startsWith(base));

/** The members that a body may change: those that are read only may come along, but do nothing. */
const propertiesOf = (schema: Json, root: Json): string[] => {
  const target = schema?.$ref ? root.components.schemas[schema.$ref.split("/").at(-1)] : schema;
  const own =
    target?.properties &&
    Object.fromEntries(
      Object.entries<Json>(target.properties).filter(([, property]) => !property.readOnly),
    );
  return Object.keys(
    own ??
      (target?.anyOf ?? target?.allOf ?? [])
        .flatMap((one: Json) => propertiesOf(one, root))
        .reduce((all: object, name: string) => ({ ...all, [name]: 1 }), {}),
  ).sort();
};

test("U14 C1 C2: every path, method and parameter of the notification, settings and template sections, none missing and none besides", async ({
  server,
}) => {
  const { body: document } = await request(server.url, "GET", "/api/schema/");
  expect((await new Validator().validate(structuredClone(document))).valid).toBe(true);
  const served = Object.entries<Json>(document.paths)
    .filter(([path]) => isOurs(path))
    .flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
  expect(
    served.filter((name) => notYetServed.includes(name)),
    "served now, so it needs a contract here",
  ).toEqual([]);
  expect([...served, ...notYetServed].sort()).toEqual(
    [...Object.keys(contracts), ...notYetServed].sort(),
  );
  for (const path of new Set(
    notYetServed.map((name) => name.split(" ")[1]!.replace("{signed}", "x")),
  ))
    expect((await request(server.url, "GET", path)).status, path).toBe(404);
  for (const [name, { query = [], body = [], status = 200 }] of Object.entries(contracts)) {
    const [method, path] = name.split(" ") as [string, string];
    const operation = document.paths[path][method.toLowerCase()];
    const asked: string[] = (operation.parameters ?? [])
      .filter((one: Json) => one.in === "query")
      .map((one: Json) => one.name);
    expect(asked.sort(), `${name} query`).toEqual([...query].sort());
    expect(
      propertiesOf(operation.requestBody?.content["application/json"].schema, document),
      `${name} body`,
    ).toEqual([...body].sort());
    expect(Object.keys(operation.responses), name).toContain(String(status));
  }
});

/** api.md, "Notification object", and our own dedupe_key; rows of lists leave the last two out. */
const rowKeys = [
  "id",
  "seq",
  "event_type",
  "type",
  "notification_type",
  "notification_type_display",
  "level",
  "priority",
  "title",
  "subject",
  "message",
  "data",
  "related_object_type",
  "related_object_id",
  "ticket",
  "ticket_title",
  "recipient",
  "recipient_name",
  "user",
  "user_name",
  "delivery_channel",
  "status",
  "status_display",
  "sent_at",
  "is_read",
  "read_at",
  "seen_at",
  "archived_at",
  "snoozed_until",
  "scheduled_for",
  "expires_at",
  "resolved",
  "group_key",
  "action_url",
  "actions",
  "created_at",
  "updated_at",
  "time_since",
  "dedupe_key",
];
const objectKeys = [...rowKeys, "deliveries", "metadata"];
const page = ["count", "next", "previous", "results"];
const settingKeys = [
  "id",
  "notification_type",
  "notification_type_display",
  ...switches,
  "locked_events",
  "created_at",
  "updated_at",
];
const deliveryKeys = [
  "timezone",
  "quiet_hours",
  "toast_seconds",
  "sound",
  "vibration",
  "desktop",
  "channels",
  "escalation_minutes",
  "active_now",
  "next_change_at",
];
/** `name`, so that a page can say what is muted, and `created_at` are ours. */
const muteKeys = ["scope", "id", "until", "name", "created_at"];
const templateKeys = [
  "id",
  "name",
  "event_type",
  "notification_type",
  "audience",
  "delivery_channel",
  "subject_template",
  "body_template",
  "is_active",
  "version",
  "variables",
  "created_at",
  "updated_at",
];
const decisionKeys = ["will_send", "because", "until"];
const marked = ["message", "count", "updated_count", "unread_count"];
const days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/** Exactly these members; every one of a list has them. */
function expectKeys(value: Json, keys: readonly string[], name: string): void {
  for (const one of [value].flat()) expect(Object.keys(one).sort(), name).toEqual([...keys].sort());
}

test("U14 C1 S4.83: answers have exactly the members that api.md names, on every row", async ({
  as,
}) => {
  const [admin, joy, driver, owner] = [
    await as("admin@parkmate.test"),
    await as("driver2@parkmate.test"),
    await as("driver@parkmate.test"),
    await as("owner@parkmate.test"),
  ];
  const { body: booking } = await driver.book((await driver.slot("Parking Lot A", "A-14")).id, {
    method: "cash",
  });
  const { body: written, status } = await admin.post(n, {
    recipient: joy.user.id,
    title: "Gate B",
    message: "Closed.",
    channels: ["in_app", "email"],
  });
  expect(status).toBe(201);
  expectKeys(written, objectKeys, "a written notification");
  const get = async (person: Client, path: string): Promise<Json> => {
    const answer = await person.get(path);
    expect(answer.status, path).toBe(200);
    return answer.body;
  };
  const rowsOf = (body: Json, name: string): Json[] => {
    expectKeys(body, page, name);
    expect(body.results.length, name).toBeGreaterThan(0);
    return body.results;
  };

  for (const person of [joy, driver, owner, admin]) {
    for (const path of [n, `${n}unread/`, `${n}?archived=all&snoozed=all&page_size=100`])
      expectKeys(rowsOf(await get(person, path), path), rowKeys, `${person.email} ${path}`);
  }
  expectKeys(
    rowsOf(await get(joy, `${n}?expand=metadata`), "expanded"),
    [...rowKeys, "metadata"],
    "with metadata",
  );
  expectKeys(
    rowsOf(await get(joy, `${n}?expand=deliveries,metadata`), "expanded"),
    objectKeys,
    "with both",
  );
  const one = await get(joy, `${n}${written.id}/`);
  expectKeys(one, objectKeys, "one notification");
  expect(one.metadata).toEqual(one.data);
  expect([one.type, one.subject, one.user, one.user_name]).toEqual([
    one.event_type,
    one.title,
    one.recipient,
    one.recipient_name,
  ]);
  expect(one.deliveries.length).toBeGreaterThan(1);
  expectKeys(one.deliveries, ["channel", "status", "reason", "sent_at", "attempts"], "a delivery");
  const cash = (await owner.notifications("&event_type=cash_payment_pending")).find(
    (row) => row.data.booking_id === booking.id,
  )!;
  expect(cash.actions.length).toBe(2);
  expectKeys(
    cash.actions,
    ["id", "label", "style", "kind", "href", "state", "expires_at"],
    "an action",
  );
  const verified = (await owner.post(`${n}${cash.id}/actions/verify/`)).body;
  expectKeys(verified, ["notification", "result"], "an act");
  expectKeys(verified.notification, objectKeys, "the notification acted on");
  expectKeys(verified.notification.resolved, ["by", "at", "outcome"], "who was first");

  const badge = await get(joy, `${n}unread_count/`);
  expectKeys(
    badge,
    ["count", "unread_count", "unseen_count", "action_required", "by_type", "by_channel", "seq"],
    "unread_count",
  );
  expectKeys(badge.by_channel, ["EMAIL", "WHATSAPP", "SMS", "PUSH", "SYSTEM"], "by_channel");
  const stats = await get(joy, `${n}stats/`);
  expectKeys(
    stats,
    [
      "unread_count",
      "total_count",
      "by_type",
      "by_level",
      "by_channel",
      "by_status",
      "per_day",
      "recent_notifications",
    ],
    "stats",
  );
  for (const counts of [stats.by_type, stats.by_level])
    expectKeys(Object.values(counts), ["total", "unread"], "stats' counts");
  expectKeys(stats.per_day, ["date", "count"], "per_day");
  expectKeys(stats.recent_notifications, rowKeys, "recent_notifications");
  for (const by of ["date", "group_key"]) {
    const groups = await get(joy, `${n}grouped/?by=${by}`);
    expectKeys(
      groups,
      ["group_key", "group_type", "count", "unread_count", "latest_notification", "notifications"],
      "grouped",
    );
    expectKeys(
      groups.flatMap((group: Json) => [group.latest_notification, ...group.notifications]),
      rowKeys,
      "a group's row",
    );
  }
  const trace = await get(joy, `${n}${written.id}/trace/`);
  expect(trace.length).toBeGreaterThan(1);
  expectKeys(trace, ["at", "step", "channel", "detail"], "a step");
  for (const since of [0, 999_999]) {
    const { toasts: _toasts, ...synced } = await get(joy, `${n}sync/?since_seq=${since}`);
    expectKeys(synced, ["seq", "reset", "upserts", "deleted_ids", "unread_count"], "sync");
    expectKeys(synced.upserts, rowKeys, "a missed row");
    expect(synced.reset).toBe(since > 0);
  }

  const body = { notification_ids: [written.id] };
  expectKeys((await joy.post(`${n}mark_read/`, body)).body, marked, "mark_read");
  expectKeys((await joy.post(`${n}mark_all_read/`)).body, marked, "mark_all_read");
  for (const verb of ["mark_as_read", "mark_as_unread"]) {
    const answer = (await joy.post(`${n}${written.id}/${verb}/`)).body;
    expectKeys(answer, ["message", "notification", "unread_count"], verb);
    expectKeys(answer.notification, objectKeys, verb);
  }
  for (const [verb, form] of [
    ["archive", {}],
    ["unarchive", {}],
    ["snooze", { minutes: 5 }],
    ["unsnooze", {}],
  ] as const)
    expectKeys((await joy.post(`${n}${written.id}/${verb}/`, form)).body, objectKeys, verb);
  expectKeys(
    (await joy.post(`${n}mark_seen/`, { up_to_seq: badge.seq })).body,
    ["unseen_count"],
    "mark_seen",
  );
  // Its ids are ours: the page that asked for a test follows what came of it.
  const tested = (await joy.post(`${n}test/`, { level: "info", channels: ["in_app", "sms"] })).body;
  expectKeys(tested, ["sent", "suppressed", "notification_ids"], "test");
  expectKeys(tested.suppressed, ["channel", "reason"], "suppressed");
  expectKeys(
    (await joy.post(`${n}bulk_delete/`, body)).body,
    ["message", "deleted_count", "unread_count"],
    "bulk_delete",
  );
  // When it goes is ours.
  expectKeys(
    (
      await admin.post(n, {
        recipients: [joy.user.id, driver.user.id],
        title: "Gate C",
        message: "Closed.",
      })
    ).body,
    ["created_count", "batch_id", "scheduled_for"],
    "several",
  );

  const settings = rowsOf(await get(joy, s), "settings");
  expect(settings).toHaveLength(10);
  expectKeys(settings, settingKeys, "a setting");
  expectKeys(await get(joy, `${s}${settings[0]!.id}/`), settingKeys, "one setting");
  const delivery = await get(joy, `${s}delivery/`);
  expectKeys(delivery, deliveryKeys, "delivery");
  expectKeys(delivery.quiet_hours, ["enabled", "weekly", "bypass_high"], "quiet hours");
  expectKeys(delivery.quiet_hours.weekly, days, "a week");
  expectKeys(Object.values(delivery.quiet_hours.weekly).flat(), ["start", "end"], "a range");
  expectKeys(delivery.channels, ["in_app", "email", "sms", "push", "whatsapp"], "channels");
  const target = { scope: "lot", id: (await joy.lot("Parking Lot A")).id };
  expectKeys((await joy.post(`${s}mutes/`, target)).body, muteKeys, "a new mute");
  expectKeys(rowsOf(await get(joy, `${s}mutes/`), "mutes"), muteKeys, "a mute");
  expect((await joy.send("DELETE", `${s}mutes/?scope=lot&id=${target.id}`)).status).toBe(204);
  // What it is about, and whether it is announced, are ours beside the channels.
  const explained = await get(joy, `${s}explain/?event_type=payment_verified`);
  expectKeys(
    explained,
    ["channels", "event_type", "notification_type", "locked", "alert"],
    "explain",
  );
  expectKeys([explained.alert, ...Object.values(explained.channels)], decisionKeys, "a decision");

  const [template] = rowsOf(await get(admin, t), "templates");
  expectKeys((await get(admin, t)).results, templateKeys, "a template");
  // The history is ours.
  expectKeys(
    await get(admin, `${t}${template.id}/`),
    [...templateKeys, "versions"],
    "one template",
  );
  expectKeys(
    (await admin.post(`${t}${template.id}/preview/`)).body,
    ["subject", "body", "toast", "errors"],
    "preview",
  );
  expectKeys(
    (await joy.get("/api/user/ws-token/")).body,
    ["ws_token", "expires_in", "expires_at", "url"],
    "ws-token",
  );
  await driver.post(`/api/bookings/${booking.id}/cancel/`);
});

test("J6.2 C1 C2: with and without slash, and under S3's base: the same answer; its neighbours echo the base", async ({
  as,
  server,
}) => {
  const joy = await as("driver2@parkmate.test");
  const [row] = await joy.notifications();
  const [setting] = (await joy.get(s)).body.results;
  const paths = [
    "notifications",
    "notifications/unread",
    "notifications/unread_count",
    "notifications/stats",
    "notifications/grouped",
    `notifications/${row.id}`,
    `notifications/${row.id}/trace`,
    "notifications/sync",
    "notification-settings",
    `notification-settings/${setting.id}`,
    "notification-settings/delivery",
    "notification-settings/mutes",
  ];
  for (const path of paths) {
    const query = path.endsWith("sync") ? "?since_seq=0" : "";
    const plain = await joy.get(`/api/${path}/${query}`);
    expect(plain.status, path).toBe(200);
    for (const other of [
      `/api/${path}${query}`,
      `/api/v1/drf/notifications/${path}/${query}`,
      `/api/v1/drf/notifications/${path}${query}`,
    ]) {
      const answer = await joy.get(other);
      expect(answer.status, other).toBe(200);
      expect(bare(answer.body), other).toEqual(bare(plain.body));
    }
  }
  const page = (await joy.get("/api/v1/drf/notifications/notifications/?page_size=1&page=2")).body;
  expect(page.next).toBe(
    `${server.url}/api/v1/drf/notifications/notifications/?page_size=1&page=3`,
  );
  expect(page.previous).toBe(
    `${server.url}/api/v1/drf/notifications/notifications/?page_size=1&page=1`,
  );
  expect((await joy.post("/api/v1/drf/notifications/notifications/mark_all_read")).status).toBe(
    200,
  );
});

/** Addresses and words that count the seconds left out. */
const bare = (body: Json): Json =>
  JSON.parse(
    JSON.stringify(body, (key, value) =>
      ["next", "previous", "time_since"].includes(key) ? undefined : value,
    ),
  );

test("J6.3 H33 H34 H42: on every route with an id, a stranger's and an impossible one read like one that is not there, and nothing changes", async ({
  as,
}) => {
  const [joy, driver, admin] = [
    await as("driver2@parkmate.test"),
    await as("driver@parkmate.test"),
    await as("admin@parkmate.test"),
  ];
  const { body: notification } = await admin.post(n, {
    recipient: joy.user.id,
    title: "Gate B",
    message: "Closed.",
  });
  const setting = (await joy.get(s)).body.results[0];
  const template = (await admin.get(t)).body.results[0];
  const bodies: Record<string, Json> = {
    snooze: { minutes: 5 },
    PUT: { is_read: true },
    PATCH: { is_read: true },
  };
  for (const name of Object.keys(contracts).filter((one) => one.includes("{id}"))) {
    const [method, path] = name.split(" ") as [string, string];
    const ask = async (person: Client, id: string) => {
      const address = path.replace("{id}", id).replace("{action_id}", "verify");
      const body =
        method === "GET" || method === "DELETE"
          ? undefined
          : path.startsWith(n)
            ? (bodies[path.split("/").at(-2)!] ?? bodies[method] ?? {})
            : { email_enabled: false };
      const { status, body: answer } = await person.send(
        method,
        address,
        path.startsWith(t) && body ? {} : body,
      );
      return { status, detail: answer.detail, code: answer.code };
    };
    const isTemplate = path.startsWith(t);
    const missing = await ask(isTemplate ? admin : driver, "01920000-0000-7000-8000-00000000dead");
    expect(missing, name).toMatchObject({ status: 404, code: "not_found" });
    for (const id of ["..%2F..%2Fetc", "1%20OR%201=1", "x".repeat(2000), "%F0%9F%9A%97"])
      expect(await ask(isTemplate ? admin : driver, id), `${name} ${id.slice(0, 20)}`).toEqual(
        missing,
      );
    if (isTemplate) expect((await ask(driver, template.id)).status, name).toBe(403);
    else
      expect(await ask(driver, path.startsWith(n) ? notification.id : setting.id), name).toEqual(
        missing,
      );
  }
  expect((await joy.get(`${n}${notification.id}/`)).body).toMatchObject({
    is_read: false,
    archived_at: null,
    snoozed_until: null,
  });
});
