import { afterEach, beforeEach, expect, it } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { env } from "@/lib/core/env";
import { advance, setClock, useTestDatabase } from "@/lib/testing/database";
import { storedFor } from "@/lib/testing/events";
import { notify } from "@/lib/testing/notifications";
import { person } from "@/lib/testing/people";
import { applyRetention } from "./apply-retention";
import { markAsRead } from "./mark-read";

useTestDatabase();

const { RETENTION_ARCHIVE_DAYS, RETENTION_DELETE_DAYS } = env();
afterEach(() => void Object.assign(env(), { RETENTION_ARCHIVE_DAYS, RETENTION_DELETE_DAYS }));

let ana: Actor;
beforeEach(async () => {
  setClock("2026-06-01T12:00:00Z");
  ana = await person("driver");
});

const readOne = async (fields = {}) => {
  const id = await notify(ana, fields);
  await markAsRead(ana, id);
};
const days = (count: number) => advance({ hours: 24 * count, minutes: 1 });
const stateOf = async () => {
  const [row] = await storedFor(ana);
  return { archived: row!.archived_at !== null, deleted: row!.deleted_at !== null };
};

it.each([
  { age: 89, archived: false, deleted: false },
  { age: 90, archived: true, deleted: false },
  { age: 365, archived: false, deleted: true },
])("C19: what was read $age days ago", async ({ age, archived, deleted }) => {
  await readOne();
  days(age);
  expect(await applyRetention()).toBe(archived || deleted ? 1 : 0);
  expect(await stateOf()).toEqual({ archived, deleted });
  expect(await applyRetention(), "the second time").toBe(0);
});

it("C19: deletes what it archived before", async () => {
  await readOne();
  days(90);
  await applyRetention();
  days(275);
  await applyRetention();
  expect(await stateOf()).toEqual({ archived: true, deleted: true });
});

it("C19: keeps what is unread for ever", async () => {
  await notify(ana);
  days(1000);
  expect(await applyRetention()).toBe(0);
});

it("C19: keeps what belongs to a ticket for ever", async () => {
  await readOne({ category: "ticket" });
  days(1000);
  expect(await applyRetention()).toBe(0);
});

it("C19: a period of 0 days switches a step off", async () => {
  Object.assign(env(), { RETENTION_ARCHIVE_DAYS: 0, RETENTION_DELETE_DAYS: 0 });
  await readOne();
  days(1000);
  expect(await applyRetention()).toBe(0);
});

it("C19: the periods can be configured", async () => {
  Object.assign(env(), { RETENTION_ARCHIVE_DAYS: 1, RETENTION_DELETE_DAYS: 2 });
  await readOne();
  days(1);
  await applyRetention();
  expect(await stateOf()).toEqual({ archived: true, deleted: false });
  days(1);
  await applyRetention();
  expect(await stateOf()).toEqual({ archived: true, deleted: true });
});
