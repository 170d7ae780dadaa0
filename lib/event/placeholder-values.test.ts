import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { clock } from "@/lib/core/clock";
import { setClock } from "@/lib/testing/database";
import { catalogue, definitionOf, type EventType } from "./catalogue";
import type { Audience } from "./event";
import { sampleBooking } from "./payload";
import { render } from "./placeholders";
import { placeholderValuesOf } from "./placeholder-values";

const reader = { id: "someone", timezone: "Asia/Manila" };
beforeEach(() => setClock("2026-11-21T04:00:00Z"));
afterEach(() => clock.setOffset(0));

/** The sentence of an event for an audience, from its sample and further facts. */
function sentence(name: EventType, audience: Audience, facts: object = {}): string {
  const definition = definitionOf(name)!;
  const all = { ...(definition.sample as object), ...facts };
  return render(definition.to[audience]!.toast, placeholderValuesOf(definition, all, reader, null));
}

describe("the sentences that clients know", () => {
  it.each<[EventType, Audience, string]>([
    ["booking_expiring_soon", "driver", "Your booking will expire in 5 minutes!"],
    ["reservation_expired", "driver", "Your booking for Slot #A-12 expired"],
    ["booking_renewed", "driver", "Booking renewed successfully!"],
    ["booking_renew_failed", "driver", "Renewal failed: slot is taken"],
    ["booking_declined", "driver", "Admin declined your booking request"],
    ["payment_verified", "driver", "Your cash payment has been verified"],
    ["new_reservation", "owner", "New booking received for Lot #1"],
    ["upcoming_reservation", "driver", "Your booking at Parking Lot A starts in 30 minutes"],
    ["payment_confirmed", "driver", "Payment of ₱120.00 confirmed"],
    ["reservation_cancelled", "driver", "Your reservation at Parking Lot A was cancelled"],
  ])("%s", (name, audience, text) => expect(sentence(name, audience)).toBe(text));

  it("S1.5 E2: an open page says that the slot was released", () =>
    expect(catalogue.reservation_expired.local).toEqual({
      title: "Booking expired",
      toast: "Your booking has expired. Slot released.",
      level: "info",
    }));

  it.each([
    ["owner", "The owner declined your booking request"],
    ["system", "Parkmate declined your booking request"],
  ])("says that the %s declined", (by_role, text) =>
    expect(sentence("booking_declined", "driver", { by_role })).toBe(text),
  );
});

it.each([
  ["card", "0.00", "₱120.00 refunded to your card"],
  ["cash", "120.00", "₱120.00 refunded to you at the desk"],
  ["card", "40.00", "₱120.00 refunded to your card (₱80.00) and at the desk (₱40.00)"],
  ["cash", "40.00", "₱120.00 refunded to your card (₱80.00) and at the desk (₱40.00)"],
  ["cash", undefined, "₱120.00 refunded to you at the desk"],
])("S3.9: a refund of a booking by %s, %s in cash", (payment_method, refund_cash, text) =>
  expect(sentence("refund_issued", "driver", { payment_method, refund_cash })).toBe(text),
);

describe("the times of a booking", () => {
  const range = (timezone: string, start: string) => {
    const end_time = new Date(Date.parse(start) + 7_200_000).toISOString();
    const facts = { ...sampleBooking, start_time: start, end_time };
    return render("{from}–{to}", placeholderValuesOf({}, facts, { id: "x", timezone }, null));
  };
  it.each([
    ["are the lot's", "Asia/Manila", "2026-11-21T04:30:00Z", "12:30–14:30"],
    ["need no zone where clocks agree", "Asia/Singapore", "2026-11-21T04:30:00Z", "12:30–14:30"],
    ["name the zone elsewhere", "Europe/Berlin", "2026-11-21T04:30:00Z", "12:30–14:30 GMT+8"],
    ["name another day", "Asia/Manila", "2026-11-22T01:00:00Z", "Sun 22 Nov, 09:00–11:00"],
    ["T4: name the end's day", "Asia/Manila", "2026-11-21T15:09:00Z", "23:09–Sun 22 Nov, 01:09"],
  ])("I9: %s", (_, timezone, start, text) => expect(range(timezone, start)).toBe(text));
});

it("T3: a zone is that of the booked instant, not of now", () => {
  const facts = {
    ...sampleBooking,
    timezone: "Europe/London",
    start_time: "2027-04-02T09:00:00Z",
    end_time: "2027-04-02T10:00:00Z",
  };
  expect(render("{from}–{to}", placeholderValuesOf({}, facts, reader, null))).toBe(
    "Fri 2 Apr, 10:00–11:00 GMT+1",
  );
});

it.each([
  ["a neighbour", "Europe/Berlin"],
  ["a foreigner", "Asia/Manila"],
])("T3 P21: a range over a change of clocks names both offsets, to %s", (_who, timezone) => {
  const facts = {
    ...sampleBooking,
    timezone: "Europe/Berlin",
    start_time: "2027-03-27T19:00:00Z",
    end_time: "2027-03-28T06:00:00Z",
  };
  const values = placeholderValuesOf({}, facts, { id: "x", timezone }, null);
  expect(render("{from}–{to}", values)).toBe("Sat 27 Mar, 20:00 GMT+1–Sun 28 Mar, 08:00 GMT+2");
});

it("T4: an end alone names its day unless it is today", () => {
  const facts = { ...sampleBooking, end_time: "2026-11-22T01:00:00Z" };
  expect(placeholderValuesOf({}, facts, reader, null).until).toBe("Sun 22 Nov, 09:00");
});

describe("the placeholders of a booking", () => {
  const by = (author: string | null) =>
    placeholderValuesOf({}, { ...sampleBooking, by_name: "Arun" }, reader, author).by;

  it("call the reader you, and others by name", () => {
    expect(by(reader.id)).toBe("you");
    expect(by("another")).toBe("Arun");
    expect(by(null)).toBe("Arun");
  });

  it.each(["hold_until", "reason", "refund", "by"])(
    "have no {%s} when the event does not know it",
    (name) =>
      expect(placeholderValuesOf({}, { ...sampleBooking }, reader, null)).not.toHaveProperty(name),
  );

  it.each([
    ["card", "your card"],
    ["cash", "you at the desk"],
  ])("say where a refund of %s goes", (payment_method, text) => {
    const facts = { ...sampleBooking, payment_method, refund: "60.00" };
    expect(placeholderValuesOf({}, facts, reader, null)).toMatchObject({
      refund: "₱60.00",
      refund_method: text,
    });
  });
});
