import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { db } from "@/lib/core/db";
import { deliveries } from "@/lib/domain/notification/table";
import type { ChannelDecision, DeliveryDecisions } from "@/lib/domain/preference/rules/delivery";
import { saveSetting } from "@/lib/domain/preference/write/save-setting";
import { useTestDatabase } from "@/lib/testing/database";
import { bookingOf, happen } from "@/lib/testing/dispatch";
import { person } from "@/lib/testing/people";
import { firstDeliveries } from "./first-deliveries";

useTestDatabase();

const now = new Date("2026-11-21T04:00:00Z");
const base: ChannelDecision = {
  willSend: false,
  because: "default",
  until: null,
  isHeld: false,
  waitMinutes: 0,
};
/** The row of the e-mail for this decision. */
const emailFor = (decision: Partial<ChannelDecision>) => {
  const row = { id: "n-1", recipient_id: "p-1" };
  const decisions = {
    channels: { email: { ...base, ...decision } },
  } as unknown as DeliveryDecisions;
  return firstDeliveries(row, decisions, now).map(({ id: _id, ...rest }) => rest);
};

describe("the delivery on an outside channel", () => {
  it("is queued, as long as the copy waits to be read in the app", () =>
    expect(emailFor({ willSend: true, waitMinutes: 10 })).toMatchObject([
      {
        notification_id: "n-1",
        recipient_id: "p-1",
        channel: "email",
        status: "queued",
        next_attempt_at: new Date("2026-11-21T04:10:00Z"),
      },
    ]));

  it("waits for the end of quiet hours or for the digest", () => {
    const until = new Date("2026-11-21T23:00:00Z");
    const held = { because: "quiet_hours", until, isHeld: true } as const;
    expect(emailFor(held)).toMatchObject([
      { status: "queued", reason: "quiet_hours", next_attempt_at: until },
    ]);
  });

  it("is cancelled with its reason, when it will never be sent", () =>
    expect(emailFor({ because: "no_address" })).toMatchObject([
      { status: "cancelled", reason: "no_address" },
    ]));

  it("does not exist where the event does not offer the channel", () =>
    expect(emailFor({ because: "not_offered" })).toEqual([]));
});

describe("the deliveries of a stored notification", () => {
  const reasons = async (driver: { id: string }) =>
    Object.fromEntries(
      (await db().select().from(deliveries).where(eq(deliveries.recipient_id, driver.id))).map(
        (row) => [row.channel, [row.status, row.reason]],
      ),
    );

  it("are one for each channel that the event offers: sent, or why not", async () => {
    const [driver, owner] = [await person("driver"), await person("owner")];
    await happen("payment_verified", bookingOf(driver, owner));
    expect(await reasons(driver)).toEqual({
      in_app: ["sent", null],
      email: ["cancelled", "unavailable"],
      push: ["cancelled", "no_address"],
    });
  });

  it("name the recipient's own choice", async () => {
    const [driver, owner] = [await person("driver"), await person("owner")];
    await saveSetting(driver, {
      notification_type: "payment",
      in_app_enabled: false,
      email_enabled: false,
    });
    await happen("payment_confirmed", bookingOf(driver, owner));
    expect(await reasons(driver)).toEqual({
      in_app: ["cancelled", "preference"],
      email: ["cancelled", "preference"],
    });
  });
});
