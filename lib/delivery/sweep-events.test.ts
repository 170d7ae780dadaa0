import { expect, it } from "vitest";
import { db } from "@/lib/core/db";
import { newId } from "@/lib/core/id";
import { events } from "@/lib/event/table";
import { advance, useTestDatabase } from "@/lib/testing/database";
import { happen } from "@/lib/testing/dispatch";
import { bellOf } from "@/lib/testing/events";
import { person } from "@/lib/testing/people";
import { sweepEvents } from "./sweep-events";

useTestDatabase();

it("deletes dispatched events after 30 days and leaves their notifications", async () => {
  const [ana, bea] = [await person("driver"), await person("driver")];
  await happen("custom", { recipients: [ana.id] });
  advance({ hours: 30 * 24 - 1 });
  expect(await sweepEvents()).toBe(0);
  await happen("custom", { recipients: [bea.id], batch_id: newId() });
  advance({ hours: 2 });
  expect(await sweepEvents()).toBe(1);
  expect(await sweepEvents()).toBe(0);
  expect(await db().$count(events), "the newer event").toBe(1);
  expect([await bellOf(ana), await bellOf(bea)]).toEqual([["custom"], ["custom"]]);
});

it("keeps an event that has not been dispatched yet, however old it is", async () => {
  await happen("custom", { recipients: [(await person("driver")).id] });
  await db().update(events).set({ dispatched_at: null });
  advance({ hours: 24 * 40 });
  expect(await sweepEvents()).toBe(0);
  expect(await db().$count(events)).toBe(1);
});
