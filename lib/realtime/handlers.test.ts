import { beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { clock } from "@/lib/core/clock";
import { newId } from "@/lib/core/id";
import { getUnreadCount } from "@/lib/domain/notification/read/unread-count";
import { TestConnection } from "@/lib/testing/connections";
import { setClock, useTestDatabase } from "@/lib/testing/database";
import { storedFor } from "@/lib/testing/events";
import { openLot } from "@/lib/testing/lots";
import { notify, notifyTimes } from "@/lib/testing/notifications";
import { person } from "@/lib/testing/people";
import { Hub } from "./hub";
import { LotUpdates } from "./lot-updates";
import type { Ack } from "./protocol";
import { receive } from "./receive";

useTestDatabase();

const hub = new Hub();
const context = { hub, lotUpdates: new LotUpdates(hub) };
context.lotUpdates.close();

let ana: Actor;
let connection: TestConnection;
beforeEach(async () => {
  ana = await person("driver");
  connection = new TestConnection(ana);
  hub.add(connection);
});

async function ask(event: string, payload: unknown = undefined) {
  let ack: Ack<Record<string, unknown>> | undefined;
  await receive(connection, { event, payload }, context, (answer) => (ack = answer));
  return ack!;
}
const stateOf = async (id: string) => (await storedFor(ana)).find((row) => row.id === id)!;

describe("messages about reading", () => {
  it("S3.55: mark_read answers with counts, in the acknowledgement and as a message", async () => {
    const ids = await notifyTimes(ana, 3);
    const counts = { updated_count: 2, unread_count: 1 };
    expect(await ask("mark_read", { notification_ids: ids.slice(0, 2) })).toEqual({
      ok: true,
      ...counts,
    });
    expect(connection.sent).toEqual([
      { event: "marked_read", message: { type: "marked_read", ...counts }, isReply: true },
    ]);
  });

  it.each(["mark_read", "mark_unread"])(
    "%s takes a single id of the person's own",
    async (event) => {
      const [own, other] = [await notify(ana), await notify(await person("driver"))];
      await ask("mark_read", { notification_id: own });
      expect(await ask(event, { notification_id: own })).toMatchObject({ ok: true });
      expect(await ask(event, { notification_id: other })).toMatchObject({
        ok: false,
        error: { code: "not_found" },
      });
    },
  );

  it("mark_read of several names those that are not found", async () => {
    const [own, other] = [await notify(ana), await notify(await person("driver"))];
    const answer = { ok: true, updated_count: 1, unread_count: 0, not_found: [other] };
    expect(await ask("mark_read", { notification_ids: [own, other] })).toEqual(answer);
    expect(connection.last("marked_read")).not.toHaveProperty("not_found");
  });

  it("S3.27: mark_unread answers in the acknowledgement only", async () => {
    const id = await notify(ana);
    await ask("mark_read", { notification_id: id });
    connection.clear();
    expect(await ask("mark_unread", { notification_id: id })).toEqual({
      ok: true,
      updated_count: 1,
      unread_count: 1,
    });
    expect(connection.sent).toEqual([]);
  });

  it.each<[string, object | undefined, number]>([
    ["everything without a payload", undefined, 2],
    ["what a category filter matches", { notification_type: "booking" }, 1],
    ["what lies before a position", { before_seq: 1 }, 1],
  ])("S3.56: mark_all_read marks %s", async (_name, filters, count) => {
    await notify(ana, { category: "message" });
    await notify(ana, { category: "booking" });
    expect(await ask("mark_all_read", filters)).toEqual({
      ok: true,
      count,
      unread_count: 2 - count,
    });
    expect(connection.last("marked_all_read")).toMatchObject({ count, unread_count: 2 - count });
  });

  it("mark_seen answers with what is still unseen", async () => {
    await notifyTimes(ana, 3);
    expect(await ask("mark_seen", { up_to_seq: 2 })).toEqual({ ok: true, unseen_count: 1 });
  });

  it("S3.57: get_unread_count answers with the counts, in both ways", async () => {
    await notify(ana);
    const { unread_count: _same, by_channel: _channels, ...counts } = await getUnreadCount(ana.id);
    expect(await ask("get_unread_count")).toEqual({ ok: true, ...counts });
    expect(connection.last("unread_count")).toEqual({ type: "unread_count", ...counts });
  });

  it("S4.23: received completes the deliveries of the person's own", async () => {
    const [own, other] = [await notify(ana), await notify(await person("driver"))];
    expect(await ask("received", { ids: [own, other] })).toEqual({ ok: true, received_count: 1 });
  });
});

describe("messages that move a notification", () => {
  it("archive", async () => {
    const id = await notify(ana);
    expect(await ask("archive", { notification_id: id })).toMatchObject({
      ok: true,
      notification: { id, archived_at: expect.any(String) },
    });
  });

  it("snooze and unsnooze", async () => {
    const id = await notify(ana);
    const until = clock.inMinutes(60).toISOString();
    expect(await ask("snooze", { notification_id: id, until })).toMatchObject({
      ok: true,
      notification: { snoozed_until: until },
    });
    expect(await ask("unsnooze", { notification_id: id })).toMatchObject({
      ok: true,
      notification: { snoozed_until: null },
    });
  });

  it("snooze refuses a time that has passed", async () => {
    const id = await notify(ana);
    const until = clock.inMinutes(-1).toISOString();
    expect(await ask("snooze", { notification_id: id, until })).toMatchObject({
      ok: false,
      error: { code: "invalid" },
    });
  });

  it("delete", async () => {
    const id = await notify(ana);
    expect(await ask("delete", { notification_id: id })).toEqual({ ok: true });
    expect((await stateOf(id)).deleted_at).not.toBeNull();
  });
});

describe("messages about the connection", () => {
  it("S0.26: subscribe answers with what it accepted and ignored", async () => {
    expect(await ask("subscribe", { notification_types: ["payment", "weather"] })).toEqual({
      ok: true,
      notification_types: ["payment"],
      ignored: ["weather"],
    });
    expect(connection.last("subscribed").notification_types).toEqual(["payment"]);
    expect([...connection.data.subscribed!]).toEqual(["payment"]);
  });

  it("unsubscribe answers without a message", async () => {
    expect(await ask("unsubscribe", { notification_types: ["payment"] })).toMatchObject({
      notification_types: ["*"],
    });
    expect(connection.sent).toEqual([]);
  });

  it("presence remembers the tab's id until another one is given", async () => {
    await ask("presence", { visible: true, tab_id: "t1" });
    await ask("presence", { visible: false });
    expect(connection.data.client).toEqual({ visible: false, tab_id: "t1" });
  });

  it.each([
    ["a number", { timestamp: 7 }, 7],
    ["a text", { timestamp: "x" }, "x"],
    ["nothing", undefined, null],
  ])("S4.50: ping with %s is echoed with the server's time", async (_name, payload, timestamp) => {
    setClock("2026-06-01T12:00:00Z");
    expect(await ask("ping", payload)).toMatchObject({
      ok: true,
      server_time: expect.stringMatching(/^2026-06-01T12:00:0/),
    });
    expect(connection.last("pong")).toMatchObject({ type: "pong", timestamp });
  });

  it.each([
    ["a known position", 1, { reset: false, seq: 2 }],
    ["a position ahead of the feed", 9, { reset: true, seq: 2 }],
    ["no position", "x", { reset: true, seq: 2 }],
    ["a negative position", -1, { reset: true }],
    ["a huge position", 1e99, { reset: true }],
  ])("S4.58 W12: sync from %s", async (_name, last_seq, expected) => {
    await notifyTimes(ana, 2);
    expect(await ask("sync", { last_seq })).toMatchObject({ ok: true, ...expected });
  });

  it("typing finds no thread", async () => {
    expect(await ask("typing", { thread_id: newId() })).toMatchObject({
      error: { code: "not_found" },
    });
  });
});

describe("messages that watch", () => {
  it("S2.13: watch_lot answers with the slots", async () => {
    const lot = await openLot(await person("owner"));
    expect(await ask("watch_lot", { lot_id: lot.id })).toMatchObject({
      ok: true,
      available_slots: 2,
      slots: lot.slots.map((id) => ({ id, state: "available", until: null })),
    });
    expect(hub.connectionsIn(`lot:${lot.id}`)).toEqual([connection]);
    expect(await ask("unwatch_lot", { lot_id: lot.id })).toEqual({ ok: true });
    expect(hub.connectionsIn(`lot:${lot.id}`)).toEqual([]);
  });

  it.each([
    ["watch_lot", { lot_id: newId() }],
    ["watch_booking", { booking_id: newId() }],
  ])("%s of what does not exist is not found", async (event, payload) => {
    expect(await ask(event, payload)).toMatchObject({ error: { code: "not_found" } });
  });
});
