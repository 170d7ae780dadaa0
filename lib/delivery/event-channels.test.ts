import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { clock } from "@/lib/core/clock";
import { db } from "@/lib/core/db";
import { SECOND_MS } from "@/lib/core/duration";
import { deliveries } from "@/lib/domain/notification/table";
import { users } from "@/lib/domain/user/table";
import { catalogue, definitionOf, type EventType } from "@/lib/event/catalogue";
import type { Audience } from "@/lib/event/event";
import { freezeClock, useTestDatabase } from "@/lib/testing/database";
import { bookingOf, happen } from "@/lib/testing/dispatch";
import { withEnv } from "@/lib/testing/environment";
import { withEmail, withTwilio, withWhatsapp } from "@/lib/testing/outgoing";
import { person, signedIn } from "@/lib/testing/people";
import { subscribed, withVapid } from "@/lib/testing/push-service";

useTestDatabase();

/**
 * The rows of a recipient with every address and no settings: the seconds until each leaves, unless
 * it was read in the app; in brackets, why it waits or is not sent. With "or" it leaves then only
 * as an escalation.
 */
const table: Record<EventType, Partial<Record<Audience, string>>> = {
  new_reservation: { owner: "in_app, push 20, email (digest)", driver: "in_app, email 0" },
  booking_payment_pending: { driver: "in_app" },
  booking_approved: { driver: "in_app, email 0, push 20" },
  booking_declined: { driver: "in_app, email 0, push 20" },
  upcoming_reservation: { driver: "in_app, push 20, email 300" },
  booking_expiring_soon: { driver: "in_app, push 20, sms (preference), or email 180" },
  reservation_expired: { driver: "in_app, email 600, push 0" },
  booking_extended: { driver: "in_app, push 0", owner: "in_app" },
  booking_extension_failed: { driver: "in_app, push 20, or email 180" },
  booking_renewed: { driver: "in_app, email 300" },
  booking_renew_failed: { driver: "in_app, or push 180" },
  reservation_cancelled: { driver: "in_app, email 0, push 0", owner: "in_app, email 0" },
  booking_moved: { driver: "in_app, email 0, push 20", owner: "in_app, or push 180" },
  reservation_changed: { driver: "in_app, email 300", owner: "in_app, email 300" },
  booking_hold_expired: { driver: "in_app, email 0", owner: "in_app, email 0" },
  payment_confirmed: { driver: "in_app, email 0" },
  cash_payment_pending: { admin: "in_app, push 20", owner: "in_app, push 20" },
  payment_verified: { driver: "in_app, email 300, push 20" },
  payment_failed: { driver: "in_app, email 0, or push 180" },
  refund_issued: { driver: "in_app, email 0" },
  owner_application: { admin: "in_app" },
  owner_verification: { owner: "in_app, email 0, or push 180" },
  security_login: { recipient: "in_app, email 0, or push 180" },
  custom: { recipient: "in_app" },
  system_announcement: { recipient: "in_app" },
  system_maintenance: { recipient: "in_app" },
  alert_test: { recipient: "in_app" },
};
const lines = (Object.keys(catalogue) as EventType[]).flatMap((event) =>
  (Object.keys(definitionOf(event)!.to) as Audience[]).map((audience) => ({
    event,
    audience,
    expected: table[event]?.[audience],
  })),
);

const everyChannel = { ...withEmail, ...withTwilio, ...withWhatsapp, ...withVapid };

/** A person whom every channel reaches. */
async function reachable(role: Parameters<typeof person>[0]): Promise<Actor> {
  const actor = await signedIn(await person(role));
  const numbers = { phone_number: "+639171234567", whatsapp_number: "+639171234567" };
  await db().update(users).set(numbers).where(eq(users.id, actor.id));
  await subscribed(actor, `https://web.push.apple.com/${actor.id}`);
  return actor;
}

async function deliveriesOf({ id }: Actor): Promise<string[]> {
  const rows = await db().select().from(deliveries).where(eq(deliveries.recipient_id, id));
  return rows.map(({ channel, status, reason, next_attempt_at }) => {
    if (channel === "in_app") return channel;
    const isEscalation = reason === "escalation";
    if (reason !== null && !isEscalation) return `${channel} (${reason})`;
    expect(status).toBe("queued");
    const seconds = Math.floor((next_attempt_at.getTime() - clock.ms()) / SECOND_MS);
    return `${isEscalation ? "or " : ""}${channel} ${seconds}`;
  });
}

describe("S4.21: the channels of each event", () => {
  it("are listed for every event and recipient", () => {
    expect(lines.filter((one) => one.expected === undefined)).toEqual([]);
    expect(lines).toHaveLength(Object.values(table).flatMap(Object.keys).length);
  });

  it.each(lines)("$event for $audience: $expected", ({ event, audience, expected }) =>
    withEnv(everyChannel, async () => {
      freezeClock("2026-11-27T02:00:00Z");
      const [driver, owner] = [await reachable("driver"), await reachable("owner")];
      const admin = await reachable("admin");
      const facts = { ...bookingOf(driver, owner), recipients: [driver.id] };
      const { sample } = definitionOf(event)!;
      const known = Object.fromEntries(
        Object.entries(facts).filter(([name]) => Object.hasOwn(sample as object, name)),
      );
      await happen(event, known, { audiences: [audience] });
      const recipient = { driver, owner, admin, recipient: driver, staff: owner }[audience];
      expect((await deliveriesOf(recipient)).sort()).toEqual(expected!.split(", ").sort());
    }),
  );
});
