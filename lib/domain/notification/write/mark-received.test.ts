import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { db } from "@/lib/core/db";
import { advance, useTestDatabase } from "@/lib/testing/database";
import { notify } from "@/lib/testing/notifications";
import { person } from "@/lib/testing/people";
import { deliveries } from "../table";
import { markReceived } from "./mark-received";

useTestDatabase();

const deliveredAt = async (id: string) =>
  (await db().select().from(deliveries).where(eq(deliveries.notification_id, id))).map(
    ({ channel, delivered_at }) => [channel, delivered_at !== null],
  );

it("S4.23: completes the in-app delivery, and no other", async () => {
  const ana = await person("driver");
  const id = await notify(ana, { channels: ["in_app", "email"] });
  expect(await markReceived(ana.id, [id])).toBe(1);
  expect(new Map((await deliveredAt(id)) as [string, boolean][])).toEqual(
    new Map([
      ["in_app", true],
      ["email", false],
    ]),
  );
});

it("keeps the time of the first device", async () => {
  const ana = await person("driver");
  const id = await notify(ana);
  await markReceived(ana.id, [id]);
  advance({ minutes: 5 });
  expect(await markReceived(ana.id, [id])).toBe(0);
});

it("I10: ignores other people's", async () => {
  const id = await notify(await person("driver"));
  expect(await markReceived((await person("driver")).id, [id])).toBe(0);
  expect(await deliveredAt(id)).toEqual([["in_app", false]]);
});
