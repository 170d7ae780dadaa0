import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { clock } from "@/lib/core/clock";
import { db } from "@/lib/core/db";
import { noteDown } from "@/lib/delivery/channel-state";
import { deliveries } from "@/lib/domain/notification/table";
import { advance, useTestDatabase } from "@/lib/testing/database";
import { withEnv } from "@/lib/testing/environment";
import { queuedEmail, withEmail } from "@/lib/testing/outgoing";
import { listChannels } from "./channel-health";

useTestDatabase();

const email = async () =>
  (await withEnv(withEmail, listChannels)).results.find(({ channel }) => channel === "email")!;

it("tells what is set up and what has never failed", async () => {
  const { results } = await withEnv(withEmail, listChannels);
  expect(results.filter((one) => one.is_set_up).map(({ channel }) => channel)).toEqual(["email"]);
  expect(await email()).toMatchObject({ down_since: null, waiting: 0, due_since: null });
  expect((await email()).hours).toHaveLength(24);
});

it("tells since when a provider is away, and how much waits for it", async () => {
  await queuedEmail();
  await noteDown("email", "connect ECONNREFUSED");
  advance({ minutes: 5 });
  const { down_since, due_since, ...rest } = await email();
  expect(rest).toMatchObject({ waiting: 1, error: "connect ECONNREFUSED" });
  expect(Date.parse(down_since!)).toBeLessThan(clock.ms());
  expect(Date.parse(due_since!)).toBeLessThan(clock.ms());
});

it("counts what was sent and what failed in each hour of the last day", async () => {
  const settle = (id: string, status: "sent" | "failed") =>
    db().update(deliveries).set({ status }).where(eq(deliveries.id, id));
  await settle((await queuedEmail()).delivery.id, "sent");
  advance({ hours: 2 });
  await settle((await queuedEmail()).delivery.id, "failed");
  const hours = (await email()).hours.map(({ sent, failed }) => [sent, failed]);
  expect(hours.at(-1)).toEqual([0, 1]);
  expect(hours.at(-3)).toEqual([1, 0]);
  expect(hours.flat().reduce((sum, one) => sum + one)).toBe(2);
});
