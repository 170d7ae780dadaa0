import { beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { auditRows } from "@/lib/testing/audit";
import { setClock, useTestDatabase } from "@/lib/testing/database";
import { storedFor } from "@/lib/testing/events";
import { hintsOf } from "@/lib/testing/hints";
import { notify } from "@/lib/testing/notifications";
import { person } from "@/lib/testing/people";
import { refusalOf } from "@/lib/testing/refusal";
import type { NotificationChange } from "../schema";
import { editNotification } from "./edit";
import { markAsRead } from "./mark-read";

useTestDatabase();

let ana: Actor;
let owner: Actor;
let id: string;
beforeEach(async () => {
  setClock("2026-06-01T12:00:00Z");
  ana = await person("driver");
  owner = await person("owner");
  id = await notify(ana, { title: "Gate B" }, { author: owner });
});

describe("the recipient (C20)", () => {
  const later = "2026-06-01T14:00:00.000Z";
  it.each<[string, NotificationChange, object]>([
    ["read", { is_read: true }, { is_read: true }],
    ["archived", { archived: true }, { archived_at: expect.any(String) }],
    ["snoozed", { snoozed_until: later }, { snoozed_until: later }],
    ["edited", { is_read: true, archived: true }, { is_read: true }],
  ])("changes the state: %s", async (change, body, expected) => {
    expect(await editNotification(ana, id, body)).toMatchObject({ ...expected, seq: 2 });
    expect(await storedFor(ana)).toMatchObject([{ change }]);
  });

  it.each<[string, NotificationChange]>([
    ["unread", { is_read: false }],
    ["unarchived", { archived: false }],
    ["unsnoozed", { snoozed_until: null }],
  ])("takes a state back: %s", async (change, body) => {
    await editNotification(ana, id, { is_read: true, archived: true, snoozed_until: later });
    expect(await editNotification(ana, id, body)).toMatchObject({ seq: 3 });
    expect(await storedFor(ana)).toMatchObject([{ change }]);
  });

  it("changes nothing by sending back what is so already, words included", async () => {
    const hints = await hintsOf(async () => {
      const same = { title: "Gate B", is_read: false, archived: false, snoozed_until: null };
      expect(await editNotification(ana, id, same)).toMatchObject({ seq: 1 });
    });
    expect(hints.users.size).toBe(0);
  });

  it("may not change the words", async () => {
    expect(await refusalOf(editNotification(ana, id, { title: "Gate A" }))).toMatchObject({
      status: 403,
    });
    expect(await storedFor(ana)).toMatchObject([{ title: "Gate B", seq: 1 }]);
  });

  it("may not snooze into the past", async () => {
    const change = { snoozed_until: "2026-06-01T11:00:00Z" };
    expect(await refusalOf(editNotification(ana, id, change))).toMatchObject({
      status: 400,
      errors: { snoozed_until: expect.any(Array) },
    });
  });
});

describe("the author (C20)", () => {
  it("changes the words, which the recipient's devices get, and leaves a trace", async () => {
    const hints = await hintsOf(async () => {
      expect(
        await editNotification(owner, id, { title: "Gate A", level: "warning" }),
      ).toMatchObject({ title: "Gate A", level: "warning", recipient_name: ana.name });
    });
    expect([...hints.users]).toEqual([ana.id]);
    expect(await storedFor(ana)).toMatchObject([{ change: "edited", seq: 2 }]);
    expect(await auditRows()).toMatchObject([{ action: "notification.edit", actor_id: owner.id }]);
  });

  it("may not once it was read", async () => {
    await markAsRead(ana, id);
    expect(await refusalOf(editNotification(owner, id, { title: "Gate A" }))).toMatchObject({
      status: 409,
      code: "already_read",
    });
  });

  it.each<[string, NotificationChange]>([
    ["alone", { is_read: true }],
    ["together with words", { title: "Gate A", is_read: true }],
  ])("may not change the recipient's state, %s", async (_name, change) => {
    expect(await refusalOf(editNotification(owner, id, change))).toMatchObject({ status: 404 });
    expect(await storedFor(ana)).toMatchObject([{ title: "Gate B", read_at: null, seq: 1 }]);
  });
});

describe("anybody else", () => {
  it.each<[string, NotificationChange]>([
    ["state", { is_read: true }],
    ["words", { title: "Gate A" }],
  ])("does not find it: %s", async (_name, change) => {
    for (const other of [await person("driver"), await person("owner"), await person("admin")])
      expect(await refusalOf(editNotification(other, id, change))).toMatchObject({ status: 404 });
  });

  it("among administrators may reword what another wrote for the system", async () => {
    const author = await person("admin");
    const systems = await notify(ana, {}, { type: "system_announcement", author });
    expect(
      await editNotification(await person("admin"), systems, { title: "Gate A" }),
    ).toMatchObject({ title: "Gate A" });
  });
});
