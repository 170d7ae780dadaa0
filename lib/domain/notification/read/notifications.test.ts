import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/core/db";
import { newId } from "@/lib/core/id";
import { advance, setClock, useTestDatabase } from "@/lib/testing/database";
import { notify, notifyTimes } from "@/lib/testing/notifications";
import { person } from "@/lib/testing/people";
import { refusalOf } from "@/lib/testing/refusal";
import { listQuery } from "../schema";
import { deliveries } from "../table";
import { archiveNotification } from "../write/archive";
import { deleteNotification } from "../write/delete";
import { markAsRead } from "../write/mark-read";
import { snoozeNotification } from "../write/snooze";
import { getNotification, listNotifications } from "./notifications";

useTestDatabase();

let ana: Actor;
beforeEach(async () => {
  setClock("2026-06-01T12:00:00Z");
  ana = await person("driver", { timezone: "Asia/Manila" });
});

const list = (query: object = {}) => listNotifications(ana, listQuery.parse(query));
const titles = async (query: object = {}) => (await list(query)).results.map((one) => one.title);

describe("a filter", () => {
  const [lot, booking, ticket] = [newId(), newId(), newId()];
  beforeEach(async () => {
    await notify(ana, {
      title: "booking",
      category: "booking",
      level: "warning",
      priority: "HIGH",
      related_type: "booking",
      related_id: booking,
      lot_id: lot,
    });
    await notify(ana, {
      title: "ticket",
      category: "ticket",
      related_type: "ticket",
      related_id: ticket,
    });
    const read = await notify(ana, { title: "read", message: "100 % full_house" });
    await markAsRead(ana, read);
    await notify(ana, { title: "system", category: "system" }, { type: "system_announcement" });
    await archiveNotification(ana, await notify(ana, { title: "archived" }));
    await snoozeNotification(ana, await notify(ana, { title: "snoozed" }), { minutes: 60 });
  });

  const visible = ["system", "read", "ticket", "booking"];
  it.each<[object, string[]]>([
    [{}, visible],
    [{ notification_type: "booking" }, ["booking"]],
    [{ notification_types: "booking,ticket" }, ["ticket", "booking"]],
    [{ notification_types: ["booking", "system"] }, ["system", "booking"]],
    [{ event_type: "system_announcement" }, ["system"]],
    [{ type: "system_announcement" }, ["system"]],
    [{ level: "warning" }, ["booking"]],
    [{ priority: "HIGH" }, ["booking"]],
    [{ is_read: "true" }, ["read"]],
    [{ is_read: "false" }, ["system", "ticket", "booking"]],
    [{ is_unread: "true" }, ["system", "ticket", "booking"]],
    [{ status: "read" }, ["read"]],
    [{ status: "unread" }, ["system", "ticket", "booking"]],
    [{ is_read: "true", is_unread: "true" }, []],
    [{ status: "sent" }, visible],
    [{ status: "cancelled" }, []],
    [{ ticket }, ["ticket"]],
    [{ booking }, ["booking"]],
    [{ related_to: `booking:${booking}` }, ["booking"]],
    [{ lot }, ["booking"]],
    [{ group_key: "system" }, ["system"]],
    [{ search: "SYS" }, ["system"]],
    [{ search: "full_house" }, ["read"]],
    [{ search: "0 %" }, ["read"]],
    [{ search: "%" }, ["read"]],
    [{ search: "_" }, ["read"]],
    [{ archived: "true" }, ["archived"]],
    [{ archived: "all" }, ["archived", ...visible]],
    [{ snoozed: "true" }, ["snoozed"]],
    [{ snoozed: "all" }, ["snoozed", ...visible]],
    [{ since_seq: "4" }, ["system"]],
    [{ notification_type: "booking", level: "info" }, []],
  ])("%j finds %j", async (query, expected) => {
    expect(await titles(query)).toEqual(expected);
  });

  it("a snoozed one is visible again after its time", async () => {
    advance({ minutes: 61 });
    expect(await titles()).toContain("snoozed");
  });
});

describe("a time", () => {
  beforeEach(async () => {
    for (const [at, title] of [
      ["2026-05-31T15:59:00Z", "23:59 of yesterday"],
      ["2026-05-31T16:00:00Z", "00:00 of today"],
      ["2026-06-01T12:00:00Z", "now"],
    ] as const) {
      setClock(at);
      await notify(ana, { title });
    }
  });

  // Manila, eight hours ahead of UTC, is at 20:00 of 1 June.
  it.each<[object, string[]]>([
    [{ period: "today" }, ["now", "00:00 of today"]],
    [{ period: "yesterday" }, ["23:59 of yesterday"]],
    [{ period: "week" }, ["now", "00:00 of today", "23:59 of yesterday"]],
    [{ period: "today", tz: "UTC" }, ["now"]],
    [{ created_after: "2026-05-31T16:00:00Z" }, ["now", "00:00 of today"]],
    [{ created_before: "2026-05-31T15:59:59Z" }, ["23:59 of yesterday"]],
    [{ created_after: "2026-05-31T18:00:00+02:00", period: "today" }, ["now", "00:00 of today"]],
  ])("U16: %j finds %j, where days are those of the reader's zone", async (query, expected) => {
    expect(await titles(query)).toEqual(expected);
  });
});

describe("delivery filters", () => {
  beforeEach(async () => {
    await notify(ana, { title: "both", channels: ["in_app", "email"] });
    await notify(ana, { title: "bell" });
    // No sender of e-mail is configured, so that its deliveries are cancelled.
    await db().update(deliveries).set({ status: "dead" }).where(eq(deliveries.channel, "email"));
  });

  it.each<[object, string[]]>([
    [{ delivery_channel: "in_app" }, ["bell", "both"]],
    [{ delivery_channel: "email" }, ["both"]],
    [{ delivery_channel: "EMAIL" }, ["both"]],
    [{ notification_type: "EMAIL" }, ["both"]],
    [{ notification_type: "WHATSAPP" }, []],
    [{ delivery_channel: "email", status: "failed" }, ["both"]],
    [{ delivery_channel: "email", status: "sent" }, []],
    [{ status: "failed" }, []],
    [{ delivery_channel: "in_app", notification_type: "EMAIL" }, ["both"]],
  ])("C4: %j finds %j", async (query, expected) => {
    expect(await titles(query)).toEqual(expected);
  });

  it("leaves out deliveries that were cancelled", async () => {
    await db().update(deliveries).set({ status: "cancelled" });
    expect(await titles({ delivery_channel: "email" })).toEqual([]);
  });
});

describe("order and pages", () => {
  it.each<[string | undefined, string[]]>([
    [undefined, ["c", "b", "a"]],
    ["created_at", ["a", "b", "c"]],
    ["-priority", ["b", "c", "a"]],
    ["is_read,-created_at", ["c", "b", "a"]],
    ["-is_read", ["a", "c", "b"]],
    ["seq", ["b", "c", "a"]],
  ])("ordering=%s", async (ordering, expected) => {
    const a = await notify(ana, { title: "a", priority: "LOW" });
    await notify(ana, { title: "b", priority: "HIGH" });
    await notify(ana, { title: "c" });
    await markAsRead(ana, a);
    expect(await titles(ordering ? { ordering } : {})).toEqual(expected);
  });

  it("notifications of one transaction keep the order of their creation", async () => {
    const ids = await notifyTimes(ana, 4);
    const found = (await list({ ordering: "created_at" })).results.map((one) => one.id);
    expect(found).toEqual(ids);
    expect((await list()).results.map((one) => one.id)).toEqual(ids.reverse());
  });

  it("pages have a total; a page out of range is not found", async () => {
    await notifyTimes(ana, 3);
    expect(await list({ page: "2", page_size: "2" })).toMatchObject({
      count: 3,
      next: null,
      results: [{}],
    });
    expect(await refusalOf(list({ page: "3", page_size: "2" }))).toMatchObject({
      status: 404,
      detail: "Invalid page.",
    });
  });
});

describe("what is shown", () => {
  it("S4.83: a list has deliveries and metadata only on demand, a single one always", async () => {
    const id = await notify(ana, { channels: ["in_app", "email"] });
    const [short] = (await list()).results;
    expect(short).not.toHaveProperty("deliveries");
    expect(short).not.toHaveProperty("metadata");
    const [long] = (await list({ expand: "deliveries,metadata" })).results;
    const full = await getNotification(ana, id);
    expect(long).toEqual(full);
    expect(full.deliveries).toEqual([
      { channel: "in_app", status: "sent", reason: null, sent_at: expect.any(String), attempts: 0 },
      { channel: "email", status: "cancelled", reason: "unavailable", sent_at: null, attempts: 0 },
    ]);
  });

  it("I10: other people's are in no list, and a single one is not found", async () => {
    const id = await notify(await person("driver"));
    expect(await titles()).toEqual([]);
    expect(await refusalOf(getNotification(ana, id))).toMatchObject({ status: 404 });
  });

  it("a deleted one is in no list, and not found", async () => {
    const id = await notify(ana);
    await deleteNotification(ana.id, id);
    expect(await titles({ archived: "all", snoozed: "all" })).toEqual([]);
    expect(await refusalOf(getNotification(ana, id))).toMatchObject({ status: 404 });
  });
});
