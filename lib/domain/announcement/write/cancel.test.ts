import { beforeEach, expect, it } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { newId } from "@/lib/core/id";
import { auditRows } from "@/lib/testing/audit";
import { advance, setClock, useTestDatabase } from "@/lib/testing/database";
import { people, person } from "@/lib/testing/people";
import { refusalOf } from "@/lib/testing/refusal";
import { listAnnouncements } from "../read/announcements";
import { composeRequest } from "../schema";
import { cancelAnnouncement } from "./cancel";
import { composeNotification } from "./compose";
import { sendAnnouncements } from "./send";

useTestDatabase();

let admin: Actor;
beforeEach(async () => {
  setClock("2026-06-01T12:00:00Z");
  admin = await person("admin");
});

async function announce(scheduled_for: string | null): Promise<string> {
  const request = { role: "driver", title: "Gate B", message: "Closed.", scheduled_for };
  const answer = await composeNotification(admin, composeRequest.parse(request));
  return (answer as { batch_id: string }).batch_id;
}
const inAnHour = "2026-06-01T13:00:00Z";
const list = async () => (await listAnnouncements({})).results;

it("cancels what is scheduled, with a trace", async () => {
  await person("driver");
  const id = await announce(inAnHour);
  await cancelAnnouncement(admin, id);
  expect(await list()).toMatchObject([{ id, status: "cancelled", sent_count: 0 }]);
  expect((await auditRows()).at(-1)).toMatchObject({
    action: "notification.cancel",
    actor_id: admin.id,
  });
});

it("stops between two parts; what was sent stays sent", async () => {
  await people(201, "driver");
  const id = await announce(inAnHour);
  advance({ hours: 1 });
  await sendAnnouncements();
  await cancelAnnouncement(admin, id);
  expect(await sendAnnouncements()).toBe(0);
  expect(await list()).toMatchObject([{ status: "cancelled", sent_count: 200 }]);
});

it.each([
  ["was sent", null, "This announcement has been sent."],
  ["was cancelled", inAnHour, "This announcement was cancelled before."],
])("refuses what %s", async (_name, scheduledFor, detail) => {
  await person("driver");
  const id = await announce(scheduledFor);
  if (scheduledFor) await cancelAnnouncement(admin, id);
  expect(await refusalOf(cancelAnnouncement(admin, id))).toMatchObject({
    status: 409,
    code: "already_sent",
    detail,
  });
});

it("does not find what does not exist", async () => {
  expect(await refusalOf(cancelAnnouncement(admin, newId()))).toMatchObject({ status: 404 });
});
