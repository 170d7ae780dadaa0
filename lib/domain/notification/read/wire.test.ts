import { beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { newId } from "@/lib/core/id";
import { saveSetting } from "@/lib/domain/preference/write/save-setting";
import { useTestDatabase } from "@/lib/testing/database";
import { notify } from "@/lib/testing/notifications";
import { person } from "@/lib/testing/people";
import { notification } from "../schema";
import { getNotification } from "./notifications";
import { timeSince } from "./wire";

useTestDatabase();

let ana: Actor;
beforeEach(async () => {
  ana = await person("driver");
});

describe("a notification on the wire", () => {
  it("has each fact under the name of each kind of client (C4)", async () => {
    const id = await notify(ana, { title: "Gate B", category: "carwash" });
    const shown = await getNotification(ana, id);
    expect(shown).toMatchObject({
      type: shown.event_type,
      subject: "Gate B",
      notification_type: "carwash",
      notification_type_display: "Car wash",
      recipient: ana.id,
      user: ana.id,
      recipient_name: ana.name,
      user_name: ana.name,
      metadata: shown.data,
    });
    expect(notification.parse(shown), "has exactly the fields of the contract").toEqual(shown);
  });

  it("names the ticket that it is about", async () => {
    const ticket = newId();
    const id = await notify(ana, { related_type: "ticket", related_id: ticket });
    expect(await getNotification(ana, id)).toMatchObject({ ticket, related_object_id: ticket });
  });

  it("is cancelled and read for who switched its category off", async () => {
    await saveSetting(ana, { notification_type: "message", in_app_enabled: false });
    expect(await getNotification(ana, await notify(ana))).toMatchObject({
      status: "cancelled",
      status_display: "Cancelled",
      is_read: true,
    });
  });
});

it.each([
  [0, "just now"],
  [59, "just now"],
  [60, "1 minute ago"],
  [3599, "59 minutes ago"],
  [3600, "1 hour ago"],
  [2 * 86_400, "2 days ago"],
  [7 * 86_400, "1 week ago"],
  [30 * 86_400, "1 month ago"],
  [400 * 86_400, "1 year ago"],
  [-5, "just now"],
])("timeSince: %i seconds are %s", (seconds, words) => {
  const now = new Date("2026-06-01T12:00:00Z");
  expect(timeSince(new Date(now.getTime() - seconds * 1000), now)).toBe(words);
});
