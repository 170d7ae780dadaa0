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
  ])("%s reads a notification as its documents say", (name, frame) => {
    expect(dialects[name]!(fresh)).toEqual(frame);
  });

  it.each(["s0", "s1", "s2"])(
    "%s hears nothing that it would take for a notification, but what it asked for",
    (name) => {
      for (const event of [
        "connection_established",
        "unread_count",
        "booking_update",
        "subscribed",
        "server_restart",
        "pong",
      ])
        expect(dialects[name]!(outgoing(event, {}))).toBeNull();
      expect(dialects[name]!(outgoing("pong", { type: "pong" }, true))).toEqual({ type: "pong" });
      expect(
        dialects[name]!(outgoing("unread_count", { type: "unread_count", count: 1 }, true)),
      ).toEqual({ type: "unread_count", count: 1 });
      expect(dialects[name]!(outgoing("subscribed", {}, true))).toBeNull();
    },
  );

  it("tells errors so that S1's client shows one", () => {
    const error = outgoing("error", {
      type: "error",
      code: "throttled",
      message: "Slower, please.",
    });
    expect(dialects.s1!(error)).toEqual({ level: "error", message: "Slower, please." });
    expect(dialects.s0!(error)).toEqual(error.message);
  });

  it("names every frame, and no other one of S4 carries a notification_type", () => {
    expect(dialects.s3!(outgoing("slot_update", { lot_id: "l1" }))).toEqual({
      type: "slot_update",
      lot_id: "l1",
    });
    expect(dialects.s4!(outgoing("booking_update", { booking: {} }))).toEqual({
      type: "booking_update",
      booking: {},
    });
  });
});
