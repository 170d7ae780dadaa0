import { beforeEach, expect, it } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { setClock, useTestDatabase } from "@/lib/testing/database";
import { notify, notifyTimes } from "@/lib/testing/notifications";
import { person } from "@/lib/testing/people";
import { archiveNotification } from "../write/archive";
import { deleteNotification } from "../write/delete";
import { markAsRead } from "../write/mark-read";
import { snoozeNotification } from "../write/snooze";
import { getStats } from "./stats";

useTestDatabase();

let ana: Actor;
beforeEach(async () => {
  setClock("2026-06-01T12:00:00Z");
  ana = await person("driver", { timezone: "Asia/Manila" });
});

it("counts archived and snoozed ones in the totals, but not as unread", async () => {
  const fields = { category: "booking", level: "warning" } as const;
  const ids = await notifyTimes(ana, 5, fields);
  await markAsRead(ana, ids[0]!);
  await archiveNotification(ana, ids[1]!);
  await snoozeNotification(ana, ids[2]!, { minutes: 5 });
  await deleteNotification(ana.id, ids[3]!);
  await notify(ana, { category: "payment" });
  expect(await getStats(ana, {})).toMatchObject({
    unread_count: 2,
    total_count: 5,
    by_type: { booking: { total: 4, unread: 1 }, payment: { total: 1, unread: 1 } },
    by_level: { warning: { total: 4, unread: 1 }, info: { total: 1, unread: 1 } },
  });
});

it("counts deliveries by channel and by status", async () => {
  await notify(ana, { channels: ["in_app", "email"] });
  await notify(ana);
  expect(await getStats(ana, {})).toMatchObject({
    by_channel: { EMAIL: 0, WHATSAPP: 0, SMS: 0, PUSH: 0, SYSTEM: 2 },
    by_status: { pending: 0, sent: 2, failed: 0, cancelled: 1 },
  });
});

it.each([
  ["the reader's zone", {}, { "2026-06-01": 2, "2026-05-31": 1 }],
  ["the zone that is asked for", { tz: "UTC" }, { "2026-06-01": 1, "2026-05-31": 2 }],
])("U16: counts the days of %s, the newest first", async (_name, query, days) => {
  for (const at of ["2026-05-31T15:59:00Z", "2026-05-31T16:00:00Z", "2026-06-01T12:00:00Z"]) {
    setClock(at);
    await notify(ana);
  }
  const { per_day } = await getStats(ana, query);
  expect(per_day).toEqual(Object.entries(days).map(([date, count]) => ({ date, count })));
});

it("has the five newest", async () => {
  const ids = await notifyTimes(ana, 6);
  const { recent_notifications } = await getStats(ana, {});
  expect(recent_notifications.map((one) => one.id)).toEqual(ids.reverse().slice(0, 5));
});

it("can be of a period", async () => {
  setClock("2026-05-31T12:00:00Z");
  await notify(ana);
  setClock("2026-06-01T12:00:00Z");
  await notify(ana);
  expect(await getStats(ana, { period: "today" })).toMatchObject({ total_count: 1 });
});

it("I10: has nothing of other people", async () => {
  await notify(await person("driver"));
  expect(await getStats(ana, {})).toMatchObject({ total_count: 0, by_type: {}, per_day: [] });
});
