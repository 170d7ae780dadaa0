import { describe, expect, it } from "vitest";
import type { Notification } from "@/lib/domain/notification/schema";
import { dialects, type Outgoing } from "./dialects";

const notification = {
  id: "n1",
  event_type: "new_reservation",
  level: "confirm",
  title: "New booking",
  message: "New booking received for Lot #1",
  ticket: null,
  ticket_title: null,
  created_at: "2026-11-21T04:00:00.000Z",
  data: { reservation_id: "r1", parking_lot: "Parking Lot A" },
} as unknown as Notification;
const outgoing = (event: string, message: object, isReply = false) =>
  ({ event, message, isReply }) as unknown as Outgoing;
const fresh = outgoing("new_notification", {
  type: "new_notification",
  notification,
  unread_count: 1,
});
const data = {
  reservation_id: "r1",
  parking_lot: "Parking Lot A",
  notification_id: "n1",
  created_at: notification.created_at,
};
const { message, created_at: timestamp } = notification;

describe("dialects", () => {
  it.each<[string, object]>([
    ["s0", { type: "new_reservation", message, data }],
    ["s1", { level: "confirm", message }],
    ["s2", { type: "notification", message, data: { ...data, event_type: "new_reservation" } }],
    ["s3", { type: "new_notification", notification, unread_count: 1 }],
    [
      "s4",
      {
        notification_type: "new_reservation",
        message,
        ticket: null,
        timestamp,
        title: "New booking",
        data,
      },
    ],
  ])("C18: %s gets a notification in its own envelope", (name, frame) => {
    expect(dialects[name]!(fresh)).toEqual(frame);
  });

  const understood = [
    outgoing("pong", { type: "pong" }, true),
    outgoing("unread_count", { type: "unread_count", count: 1 }, true),
  ];
  const pushes = ["connection_established", "unread_count", "booking_update", "subscribed"]
    .concat("server_restart", "pong")
    .map((event) => outgoing(event, {}));

  describe.each(["s0", "s1", "s2"])("%s, which takes other frames for notifications,", (name) => {
    it.each(pushes)("gets no pushed $event", (push) => {
      expect(dialects[name]!(push)).toBeNull();
    });

    it.each(understood)("gets the $event that it asked for", (reply) => {
      expect(dialects[name]!(reply)).toEqual(reply.message);
    });

    it("gets no reply that it does not know", () => {
      expect(dialects[name]!(outgoing("subscribed", {}, true))).toBeNull();
    });
  });

  const refusal = { type: "error", code: "throttled", message: "Slower, please." };
  it.each<[string, object]>([
    ["s0", refusal],
    ["s1", { level: "error", message: "Slower, please." }],
    ["s2", refusal],
    ["s3", refusal],
    ["s4", refusal],
  ])("%s gets errors in a form that it shows", (name, frame) => {
    expect(dialects[name]!(outgoing("error", refusal))).toEqual(frame);
  });

  it.each(["s3", "s4"])("%s gets every other message under its name", (name) => {
    expect(dialects[name]!(outgoing("slot_update", { lot_id: "l1" }))).toEqual({
      type: "slot_update",
      lot_id: "l1",
    });
  });
});
