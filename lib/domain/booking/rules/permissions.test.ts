import { describe, expect, it } from "vitest";
import { bookingStatuses } from "../schema";
import { allowedActions } from "./permissions";

const now = new Date("2026-11-21T04:30:00Z");
const after = (minutes: number) => new Date(now.getTime() + minutes * 60_000);

describe("who may do what", () => {
  const subject = {
    driver_id: "d",
    owner_id: "o",
    owner_can_verify: true,
    end_time: after(30),
    vehicle_number: "T 1",
  };
  const can = (
    id: string,
    role: "driver" | "owner" | "staff" | "admin",
    status: (typeof bookingStatuses)[number],
  ) => allowedActions({ id, role }, { ...subject, status }, now);
  it("lets strangers and staff do nothing", () => {
    for (const status of bookingStatuses)
      for (const [id, role] of [
        ["x", "driver"],
        ["x", "owner"],
        ["x", "staff"],
      ] as const) {
        expect(Object.values(can(id, role, status)).some(Boolean), `${role} ${status}`).toBe(false);
      }
  });
  it("lets drivers cancel and renew, owner and admin decide", () => {
    expect(can("d", "driver", "active")).toMatchObject({
      cancel: true,
      decline: false,
      verify: false,
      renew: false,
      pay: false,
    });
    expect(can("d", "driver", "pending_payment")).toMatchObject({ pay: true, cancel: true });
    expect(can("o", "owner", "pending_payment").pay).toBe(false);
    expect(can("d", "driver", "expired")).toMatchObject({ cancel: false, renew: true });
    expect(
      allowedActions(
        { id: "d", role: "driver" },
        { ...subject, vehicle_number: null, status: "cancelled" },
        now,
      ).renew,
      "a hold that was let go",
    ).toBe(false);
    expect(can("o", "owner", "requested")).toMatchObject({
      approve: true,
      decline: true,
      verify: false,
    });
    expect(can("a", "admin", "pending_payment")).toMatchObject({ verify: true, decline: true });
    expect(
      allowedActions(
        { id: "o", role: "owner" },
        { ...subject, owner_can_verify: false, status: "pending_payment" },
        now,
      ).verify,
    ).toBe(false);
  });

  it("lets those verify who may, and the driver extend, while an extension waits for cash", () => {
    const waiting = { ...subject, status: "active", extension: {}, hold_until: after(10) } as const;
    const of = (id: string, role: "driver" | "owner" | "staff", booking = waiting as object) =>
      allowedActions({ id, role }, { ...waiting, ...booking }, now);
    expect(of("o", "owner")).toMatchObject({ verify: true, cancel: true });
    expect(of("o", "owner", { owner_can_verify: false }).verify).toBe(false);
    expect(of("x", "staff").verify).toBe(false);
    expect(of("d", "driver")).toMatchObject({ extend: true, verify: false, cancel: true });
    const charged = { hold_until: null };
    expect(of("d", "driver", charged).extend).toBe(false);
    expect(of("o", "owner", charged).verify).toBe(false);
  });
});
