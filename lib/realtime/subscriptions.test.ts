import { describe, expect, it } from "vitest";
import { subscribe, unsubscribe, wants } from "./subscriptions";

const fresh = () => ({
  subscribed: null as Set<string> | null,
  unsubscribed: new Set<string>(),
});
const payment = { event_type: "payment_verified", category: "payment" } as const;
const cancelled = { event_type: "reservation_cancelled", category: "booking" } as const;
const reminder = { event_type: "booking_expiring_soon", category: "reminder" } as const;

describe("subscribe (U18, S2.13)", () => {
  it("accepts events, categories and topics, and names what it does not know", () => {
    expect(
      subscribe(fresh(), ["payment", "reservation_cancelled", "reservation", "*", "weather"]),
    ).toEqual({
      notification_types: ["payment", "reservation_cancelled", "reservation", "*"],
      ignored: ["weather"],
    });
  });

  it.each([
    { names: ["payment"], wanted: [payment] },
    { names: ["payment_verified"], wanted: [payment] },
    { names: ["reservation_cancelled"], wanted: [cancelled] },
    { names: ["reservation"], wanted: [cancelled, reminder] },
    { names: ["*"], wanted: [payment, cancelled, reminder] },
    { names: ["ticket"], wanted: [] },
    { names: [], wanted: [] },
  ])("lets $names through", ({ names, wanted }) => {
    const data = fresh();
    subscribe(data, names);
    expect([payment, cancelled, reminder].filter((row) => wants(data, row))).toEqual(wanted);
  });

  it("replaces the earlier set, exceptions included", () => {
    const data = fresh();
    unsubscribe(data, ["payment"]);
    subscribe(data, ["*"]);
    expect(wants(data, payment)).toBe(true);
    subscribe(data, ["booking"]);
    expect(wants(data, payment)).toBe(false);
  });
});

describe("unsubscribe", () => {
  it("makes an exception for a connection that gets everything", () => {
    const data = fresh();
    expect(unsubscribe(data, ["payment", "weather"])).toEqual({
      notification_types: ["*"],
      ignored: ["weather"],
    });
    expect([payment, cancelled].map((row) => wants(data, row))).toEqual([false, true]);
  });

  it("takes a name out of a chosen set", () => {
    const data = fresh();
    subscribe(data, ["payment", "booking"]);
    expect(unsubscribe(data, ["payment"]).notification_types).toEqual(["booking"]);
    expect([payment, cancelled].map((row) => wants(data, row))).toEqual([false, true]);
  });

  it("of everything leaves nothing", () => {
    const data = fresh();
    unsubscribe(data, ["*"]);
    expect([payment, cancelled].some((row) => wants(data, row))).toBe(false);
  });
});
