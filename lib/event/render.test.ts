import { describe, expect, it } from "vitest";
import { clock } from "@/lib/core/clock";
import { catalogue } from "@/lib/event/catalogue";
import type { Copy, EventDefinition } from "@/lib/event/event";
import { sampleBooking } from "@/lib/event/payload";
import { render } from "./placeholders";
import { wordsOf } from "./render";

const reader = { id: "someone", timezone: "Asia/Manila" };
const all = Object.entries(catalogue).flatMap(([name, event]) => {
  const definition = event as unknown as EventDefinition<Record<string, unknown>>;
  return (Object.entries(definition.to) as [string, Copy<Record<string, unknown>>][]).map(
    ([audience, copy]) => ({ name, audience, copy, definition, sample: definition.sample }),
  );
});
const fill = (text: string, definition: object, facts: Record<string, unknown>, as = reader) =>
  render(text, wordsOf(definition, facts, as, null));

describe("every copy of the catalogue", () => {
  it.each(all)(
    "$name for $audience is filled, short and free of placeholders",
    ({ copy, definition, sample }) => {
      const title = fill(copy.title, definition, sample);
      const toast = fill(copy.toast, definition, sample);
      expect(title.length).toBeLessThanOrEqual(60);
      expect(toast.length).toBeLessThanOrEqual(120);
      for (const text of [title, toast, copy.detail ? fill(copy.detail, definition, sample) : ""])
        expect(text).not.toMatch(/[{}]|undefined|null|NaN/);
    },
  );
});

describe("the texts of events.md", () => {
  const say = (
    name: keyof typeof catalogue,
    audience: string,
    facts: Record<string, unknown> = {},
  ) => {
    const { copy, definition, sample } = all.find(
      (one) => one.name === name && one.audience === audience,
    )!;
    return fill(copy.toast, definition, { ...sample, ...facts });
  };
  it.each([
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
  ] as const)("%s", (name, audience, text) => expect(say(name, audience)).toBe(text));
  it("S1.5 E2: the open page's own words", () =>
    expect(catalogue.reservation_expired.local).toEqual({
      title: "Booking expired",
      toast: "Your booking has expired. Slot released.",
      level: "info",
    }));
});

describe("times", () => {
  const text = (timezone: string, start: string) =>
    fill(
      "{from}–{to}",
      {},
      {
        ...sampleBooking,
        start_time: start,
        end_time: new Date(Date.parse(start) + 7_200_000).toISOString(),
      },
      { id: "x", timezone },
    );
  it("I9: are the lot's; the zone is named when the reader lives in another; the day when it is not today", () => {
    clock.setOffset(Date.parse("2026-11-21T04:00:00Z") - Date.now());
    expect(text("Asia/Manila", "2026-11-21T04:30:00Z")).toBe("12:30–14:30");
    expect(text("Asia/Singapore", "2026-11-21T04:30:00Z")).toBe("12:30–14:30");
    expect(text("Europe/Berlin", "2026-11-21T04:30:00Z")).toBe("12:30–14:30 GMT+8");
    expect(text("Asia/Manila", "2026-11-22T01:00:00Z")).toBe("Sun 22 Nov, 09:00–11:00");
    clock.setOffset(0);
  });
});
