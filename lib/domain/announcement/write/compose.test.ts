import { beforeEach, describe, expect, it } from "vitest";
import type { z } from "zod";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/core/db";
import { newId } from "@/lib/core/id";
import { assignEmployee } from "@/lib/domain/staff/write";
import { auditRows } from "@/lib/testing/audit";
import { book } from "@/lib/testing/bookings";
import { setClock, useTestDatabase } from "@/lib/testing/database";
import { storedFor } from "@/lib/testing/events";
import { openLot } from "@/lib/testing/lots";
import { people, person } from "@/lib/testing/people";
import { refusalOf } from "@/lib/testing/refusal";
import { composeRequest } from "../schema";
import { announcements } from "../table";
import { composeNotification } from "./compose";

useTestDatabase();

let admin: Actor;
let owner: Actor;
let driver: Actor;
let staff: Actor;
let lot: { id: string; slots: string[] };
beforeEach(async () => {
  setClock("2026-06-01T12:00:00Z");
  admin = await person("admin");
  owner = await person("owner");
  driver = await person("driver");
  staff = await person("staff");
  lot = await openLot(owner);
});

const compose = (author: Actor, request: Partial<z.input<typeof composeRequest>>) =>
  composeNotification(
    author,
    composeRequest.parse({ title: "Gate B", message: "Gate B is closed.", ...request }),
  );
const titlesOf = async (who: Actor) => (await storedFor(who, "custom")).map((row) => row.title);
const park = (who = driver) => book(who, lot.slots[0]!);

describe("to one person, now", () => {
  it("answers with the notification that the person has got", async () => {
    const answer = await compose(admin, {
      recipient: driver.id,
      level: "warning",
      priority: "HIGH",
    });
    expect(answer).toMatchObject({
      event_type: "custom",
      notification_type: "system",
      level: "warning",
      priority: "HIGH",
      title: "Gate B",
      recipient: driver.id,
      recipient_name: driver.name,
      status: "sent",
    });
    const [row] = await storedFor(driver, "custom");
    expect(row).toMatchObject({ id: (answer as { id: string }).id, author_id: admin.id });
    expect(row!.data).toMatchObject({ from: admin.name });
  });

  it("leaves a trace and no announcement", async () => {
    await compose(admin, { recipient: driver.id });
    expect(await db().select().from(announcements)).toEqual([]);
    expect(await auditRows()).toMatchObject([
      { action: "notification.compose", actor_id: admin.id },
    ]);
  });

  it("carries what it is about, and its end", async () => {
    const expires_at = "2026-06-02T12:00:00.000Z";
    await compose(admin, {
      recipient: driver.id,
      related_object_type: "lot",
      related_object_id: lot.id,
      expires_at,
      data: { gate: "B" },
    });
    expect(await storedFor(driver, "custom")).toMatchObject([
      {
        related_type: "lot",
        related_id: lot.id,
        lot_id: lot.id,
        action_url: `/lots/${lot.id}`,
        expires_at: new Date(expires_at),
        data: { gate: "B" },
      },
    ]);
  });
});

describe("to several", () => {
  it("answers with their number and stores the announcement as sent", async () => {
    const other = await person("driver");
    const answer = await compose(admin, { recipients: [driver.id, other.id, driver.id] });
    expect(answer).toEqual({
      created_count: 2,
      batch_id: expect.any(String),
      scheduled_for: null,
    });
    for (const one of [driver, other]) expect(await titlesOf(one)).toEqual(["Gate B"]);
    expect(await db().select().from(announcements)).toMatchObject([
      { status: "sent", sent_count: 2, recipient_count: 2, author_id: admin.id },
    ]);
  });

  it("C21: a role reaches all its active people", async () => {
    const [active, blocked] = [
      await person("driver"),
      await person("driver", { status: "disabled" }),
    ];
    expect(await compose(admin, { role: "driver" })).toMatchObject({ created_count: 2 });
    expect(await titlesOf(active)).toEqual(["Gate B"]);
    expect(await titlesOf(blocked)).toEqual([]);
    expect(await titlesOf(owner)).toEqual([]);
  });

  it.each<[string, "driver" | "owner" | "staff" | undefined, () => Actor[]]>([
    ["drivers with an open booking", undefined, () => [driver]],
    ["drivers, by their role", "driver", () => [driver]],
    ["its owner", "owner", () => [owner]],
    ["its staff", "staff", () => [staff]],
  ])("C21: a lot reaches %s", async (_name, role, reached) => {
    await park();
    await assignEmployee(staff.id, lot.id);
    await compose(admin, { lot: lot.id, ...(role ? { role } : {}) });
    const all = [driver, owner, staff, await person("driver")];
    const got = await Promise.all(all.map(async (who) => (await titlesOf(who)).length));
    expect(all.filter((_, index) => got[index])).toEqual(reached());
  });
  it("more than 200 are left to the job that sends in parts", async () => {
    await people(200, "driver");
    expect(await compose(admin, { role: "driver" })).toMatchObject({ created_count: 201 });
    expect(await titlesOf(driver)).toEqual([]);
    expect(await db().select().from(announcements)).toMatchObject([
      { status: "scheduled", sent_count: 0, recipient_count: 201 },
    ]);
  });
});

describe("for later", () => {
  const scheduled_for = "2026-06-01T14:00:00.000Z";
  it("answers one person's with what it will be, and sends nothing yet", async () => {
    const answer = await compose(admin, { recipient: driver.id, scheduled_for });
    expect(answer).toMatchObject({
      recipient: driver.id,
      status: "pending",
      status_display: "Pending",
      sent_at: null,
      scheduled_for,
      deliveries: [],
    });
    expect(await storedFor(driver)).toEqual([]);
    expect(await db().select().from(announcements)).toMatchObject([
      {
        id: (answer as { id: string }).id,
        status: "scheduled",
        due_at: new Date(scheduled_for),
        addressees: { recipients: [driver.id] },
      },
    ]);
  });

  it.each([
    ["in the past", { scheduled_for: "2026-06-01T11:00:00Z" }, "scheduled_for"],
    ["in more than a year", { scheduled_for: "2027-06-03T12:00:00Z" }, "scheduled_for"],
    ["over before it begins", { scheduled_for, expires_at: scheduled_for }, "expires_at"],
    ["over already", { expires_at: "2026-06-01T11:00:00Z" }, "expires_at"],
  ])("refuses what is %s", async (_name, times, field) => {
    expect(await refusalOf(compose(admin, { recipient: driver.id, ...times }))).toMatchObject({
      status: 400,
      errors: { [field]: expect.any(Array) },
    });
  });
});

describe("by owners and staff (C21)", () => {
  it("reaches a driver with an open booking at a lot of theirs", async () => {
    await park();
    await assignEmployee(staff.id, lot.id);
    for (const author of [owner, staff])
      expect(await compose(author, { recipient: driver.id })).toMatchObject({
        notification_type: "message",
      });
    expect(await titlesOf(driver)).toHaveLength(2);
  });

  it.each<[string, () => Promise<Actor>]>([
    ["a driver who parks elsewhere", () => Promise.resolve(driver)],
    ["another owner", () => person("owner")],
    ["an administrator", () => Promise.resolve(admin)],
  ])("does not reach %s", async (_name, whom) => {
    const { id } = await whom();
    expect(await refusalOf(compose(owner, { recipient: id }))).toMatchObject({
      status: 400,
      errors: { recipient: ["You may not write to every recipient chosen here."] },
    });
  });

  it("names the field of several recipients, of whom one is out of reach", async () => {
    await park();
    const recipients = [driver.id, (await person("driver")).id];
    expect(await refusalOf(compose(owner, { recipients }))).toMatchObject({
      errors: { recipients: expect.any(Array) },
    });
    expect(await titlesOf(driver)).toEqual([]);
  });

  it("finds nobody at another owner's lot", async () => {
    await park();
    expect(await refusalOf(compose(await person("owner"), { lot: lot.id }))).toMatchObject({
      status: 400,
      errors: { lot: ["There is nobody to write to."] },
    });
  });

  it.each([
    ["a whole role", { role: "driver" as const }],
    ["an announcement of the system", { event_type: "system_announcement" as const }],
    ["the system's maintenance", { event_type: "system_maintenance" as const }],
  ])("may not write %s", async (_name, request) => {
    await park();
    expect(await refusalOf(compose(owner, { recipient: driver.id, ...request }))).toMatchObject({
      status: 403,
    });
  });

  it.each(["system", "payment"] as const)("may not use the category %s", async (category) => {
    await park();
    const request = { recipient: driver.id, notification_type: category };
    expect(await refusalOf(compose(owner, request))).toMatchObject({
      status: 400,
      errors: { notification_type: expect.any(Array) },
    });
  });
});

describe("limits", () => {
  it("refuses the 61st notification to one person within an hour, of whatever author", async () => {
    const authors = [admin, await person("admin")];
    for (let sent = 0; sent < 60; sent += 1)
      await compose(authors[sent % 2]!, { recipient: driver.id });
    expect(await refusalOf(compose(authors[0]!, { recipient: driver.id }))).toMatchObject({
      status: 429,
    });
    expect(await titlesOf(driver)).toHaveLength(60);
  });

  it("does not count attempts at people who are out of reach", async () => {
    for (let tried = 0; tried < 61; tried += 1)
      await refusalOf(compose(owner, { recipient: driver.id }));
    await expect(compose(admin, { recipient: driver.id })).resolves.toBeDefined();
  });
});

it("an unknown recipient reads like one out of reach", async () => {
  expect(await refusalOf(compose(admin, { recipient: newId() }))).toMatchObject({ status: 400 });
});
