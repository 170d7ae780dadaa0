import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import type { z } from "zod";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/core/db";
import { users } from "@/lib/domain/user/table";
import { advance, setClock, useTestDatabase } from "@/lib/testing/database";
import { eventTypes, storedFor } from "@/lib/testing/events";
import { people, person } from "@/lib/testing/people";
import { listAnnouncements } from "../read/announcements";
import { composeRequest } from "../schema";
import { cancelAnnouncement } from "./cancel";
import { composeNotification } from "./compose";
import { sendAnnouncements } from "./send";

useTestDatabase();

let admin: Actor;
let driver: Actor;
beforeEach(async () => {
  setClock("2026-06-01T12:00:00Z");
  admin = await person("admin");
  driver = await person("driver");
});

const schedule = (request: Partial<z.input<typeof composeRequest>> = {}, author = admin) =>
  composeNotification(
    author,
    composeRequest.parse({
      role: "driver",
      title: "Gate B",
      message: "Gate B is closed.",
      event_type: "system_announcement",
      scheduled_for: "2026-06-01T13:00:00Z",
      ...request,
    }),
  );
const state = async () => {
  const [one] = (await listAnnouncements({})).results;
  return { status: one!.status, sent: one!.sent_count, of: one!.recipient_count };
};

it("sends nothing before its time, and everything once when it is due", async () => {
  await schedule();
  advance({ minutes: 59 });
  expect(await sendAnnouncements()).toBe(0);
  advance({ minutes: 1 });
  expect(await sendAnnouncements()).toBe(1);
  expect(await storedFor(driver)).toMatchObject([
    { event_type: "system_announcement", title: "Gate B", author_id: admin.id },
  ]);
  expect(await state()).toEqual({ status: "sent", sent: 1, of: 1 });
  expect(await sendAnnouncements()).toBe(0);
});

it("sends in parts of 200, each person once", async () => {
  const all = [driver, ...(await people(250, "driver"))];
  await schedule();
  advance({ hours: 1 });
  expect(await sendAnnouncements()).toBe(1);
  expect(await state()).toEqual({ status: "scheduled", sent: 200, of: 251 });
  expect(await sendAnnouncements()).toBe(1);
  expect(await state()).toEqual({ status: "sent", sent: 251, of: 251 });
  expect(await sendAnnouncements()).toBe(0);
  const counts = await Promise.all(all.map(async (who) => (await storedFor(who)).length));
  expect(counts.every((count) => count === 1)).toBe(true);
});

it("goes to those who belong to the audience when it is sent", async () => {
  await schedule();
  const late = await person("driver");
  await db().update(users).set({ status: "disabled" }).where(eq(users.id, driver.id));
  advance({ hours: 1 });
  await sendAnnouncements();
  expect(await storedFor(late)).toHaveLength(1);
  expect(await storedFor(driver)).toEqual([]);
});

it("sends the one that has been due longest first", async () => {
  await schedule({ title: "Later", scheduled_for: "2026-06-01T13:30:00Z" });
  await schedule({ title: "Earlier" });
  advance({ hours: 2 });
  await sendAnnouncements();
  expect((await storedFor(driver)).map((row) => row.title)).toEqual(["Earlier"]);
});

describe("is cancelled instead", () => {
  it.each<[string, () => Promise<unknown>]>([
    ["its end has passed", () => schedule({ expires_at: "2026-06-01T13:30:00Z" })],
    [
      "its author is no longer active",
      async () => {
        await schedule();
        await db().update(users).set({ status: "disabled" }).where(eq(users.id, admin.id));
      },
    ],
  ])("when %s", async (_name, prepare) => {
    await prepare();
    advance({ hours: 2 });
    expect(await sendAnnouncements()).toBe(1);
    expect(await state()).toEqual({ status: "cancelled", sent: 0, of: 1 });
    expect(await eventTypes()).toEqual([]);
  });

  it("by an administrator", async () => {
    const { batch_id } = (await schedule()) as { batch_id: string };
    await cancelAnnouncement(admin, batch_id);
    advance({ hours: 2 });
    expect(await sendAnnouncements()).toBe(0);
    expect(await storedFor(driver)).toEqual([]);
  });
});
