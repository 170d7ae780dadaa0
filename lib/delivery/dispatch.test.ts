import { asc, eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { db, transaction } from "@/lib/core/db";
import { newId } from "@/lib/core/id";
import { feeds, notifications } from "@/lib/domain/notification/table";
import { users } from "@/lib/domain/user/table";
import { emit, notificationsFor } from "@/lib/event/emit";
import { sampleBooking } from "@/lib/event/payload";
import { events } from "@/lib/event/table";
import { useTestDatabase } from "@/lib/testing/database";
import { bookingOf, happen, writtenBy } from "@/lib/testing/dispatch";
import { bellOf, storedFor } from "@/lib/testing/events";
import { person } from "@/lib/testing/people";

useTestDatabase();

const parties = async () => {
  const [driver, owner] = [await person("driver"), await person("owner")];
  return { driver, owner, booking: bookingOf(driver, owner) };
};
const lastSeqOf = async ({ id }: Actor) =>
  (await db().select().from(feeds).where(eq(feeds.user_id, id)))[0]?.seq ?? 0;
const seqsOf = async (person: Actor) => (await storedFor(person)).map((row) => row.seq);

describe("the recipients of an event", () => {
  it("are the parties of the booking, each with a copy of their own", async () => {
    const { driver, owner, booking } = await parties();
    await person("driver");
    await happen("new_reservation", booking);
    const stored = await db()
      .select({ recipient: notifications.recipient_id, audience: notifications.audience })
      .from(notifications)
      .orderBy(asc(notifications.audience));
    expect(stored).toEqual([
      { recipient: driver.id, audience: "driver" },
      { recipient: owner.id, audience: "owner" },
    ]);
  });

  it("are all active admins, for what an admin decides", async () => {
    const { owner, booking } = await parties();
    const admins = [await person("admin"), await person("admin")];
    const disabled = await person("admin", { status: "disabled" });
    await happen("cash_payment_pending", booking);
    for (const one of [...admins, owner])
      expect(await bellOf(one)).toEqual(["cash_payment_pending"]);
    expect(await bellOf(disabled)).toEqual([]);
  });

  it("are those whom it names", async () => {
    const [ana, bea, other] = [
      await person("driver"),
      await person("staff"),
      await person("owner"),
    ];
    await happen("custom", { recipients: [ana.id, bea.id] });
    expect([await bellOf(ana), await bellOf(bea)]).toEqual([["custom"], ["custom"]]);
    expect(await bellOf(other)).toEqual([]);
  });

  it("get one copy, where they belong to two audiences", async () => {
    const owner = await person("owner");
    await happen("new_reservation", bookingOf(owner, owner));
    expect((await storedFor(owner)).map((row) => row.audience)).toEqual(["owner"]);
  });

  it("can be restricted by the code that emits it", async () => {
    const { driver, owner, booking } = await parties();
    await happen("new_reservation", booking, { audiences: ["driver"] });
    expect(await bellOf(driver)).toEqual(["new_reservation"]);
    expect(await bellOf(owner)).toEqual([]);
  });

  it("may be missing: a deleted account stops no one else's notification", async () => {
    const { owner, booking } = await parties();
    await happen("new_reservation", { ...booking, driver_id: newId() });
    expect(await bellOf(owner)).toEqual(["new_reservation"]);
  });

  it("may be more than one statement can insert", async () => {
    const many = Array.from({ length: 501 }, (_, index) => ({
      email: `many-${index}@example.test`,
      first_name: "Ana",
      last_name: "Many",
      role: "driver" as const,
      password_hash: "none",
    }));
    const made = await db().insert(users).values(many).returning({ id: users.id });
    await happen("custom", { recipients: made.map((row) => row.id) });
    expect(await db().$count(notifications)).toBe(501);
  });
});

describe("a dedupe key", () => {
  it("makes one notification of an event that happens twice", async () => {
    const { driver, booking } = await parties();
    await happen("booking_expiring_soon", booking);
    await happen("booking_expiring_soon", booking);
    expect(await bellOf(driver)).toEqual(["booking_expiring_soon"]);
    expect(await db().$count(events)).toBe(2);
  });

  it("holds within one transaction too", async () => {
    const { driver, booking } = await parties();
    await transaction(() => {
      emit("booking_expiring_soon", { ...sampleBooking, ...booking });
      emit("booking_expiring_soon", { ...sampleBooking, ...booking });
      return Promise.resolve();
    });
    expect(await bellOf(driver)).toEqual(["booking_expiring_soon"]);
  });

  it("is another one for another end of the booking", async () => {
    const { driver, booking } = await parties();
    await happen("booking_expiring_soon", booking);
    await happen("booking_expiring_soon", { ...booking, end_time: "2026-11-21T08:30:00Z" });
    expect(await bellOf(driver)).toHaveLength(2);
  });

  it("is the recipient's own", async () => {
    const [ana, bea] = [await person("driver"), await person("driver")];
    const batch_id = newId();
    await happen("custom", { batch_id, recipients: [ana.id] });
    await happen("custom", { batch_id, recipients: [ana.id, bea.id] });
    expect([await bellOf(ana), await bellOf(bea)]).toEqual([["custom"], ["custom"]]);
  });
});

describe("I5: sequence numbers", () => {
  it("count each person's notifications without a gap", async () => {
    const { driver, owner, booking } = await parties();
    await happen("new_reservation", booking);
    await happen("payment_confirmed", booking);
    await happen("upcoming_reservation", booking);
    expect(await seqsOf(driver)).toEqual([1, 2, 3]);
    expect(await seqsOf(owner)).toEqual([1]);
    expect([await lastSeqOf(driver), await lastSeqOf(owner)]).toEqual([3, 1]);
  });

  it("stay without a gap when transactions run at the same time or fail", async () => {
    const { driver, owner } = await parties();
    const acts = Array.from({ length: 8 }, async (_, index) =>
      transaction(() => {
        emit("upcoming_reservation", { ...sampleBooking, ...bookingOf(driver, owner) });
        return index % 4 === 3 ? Promise.reject(new Error("refused")) : Promise.resolve();
      }).catch(() => undefined),
    );
    await Promise.all(acts);
    expect(await seqsOf(driver)).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it("use up none for an event that the person has already", async () => {
    const { driver, booking } = await parties();
    await happen("upcoming_reservation", booking);
    await happen("upcoming_reservation", booking);
    expect(await lastSeqOf(driver)).toBe(1);
  });
});

describe("I4: with the act", () => {
  it("notifications commit, and the answer can name them", async () => {
    const { driver, owner, booking } = await parties();
    const stranger = await person("driver");
    const named = await transaction(
      () => {
        emit("new_reservation", { ...sampleBooking, ...booking }, { author: driver.id });
        return Promise.resolve();
      },
      () => Promise.resolve([notificationsFor(driver), notificationsFor(stranger)]),
    );
    expect(named).toEqual([(await storedFor(driver)).map((row) => row.id), []]);
    const [event] = await db().select().from(events);
    expect(event).toMatchObject({ type: "new_reservation", author_id: driver.id });
    expect(event!.payload).toMatchObject({ owner_id: owner.id });
  });

  it("they are rolled back, and nobody gets a hint", async () => {
    const { driver, booking } = await parties();
    const written = await writtenBy(async () => {
      const act = transaction(async () => {
        await happen("new_reservation", booking);
        throw new Error("refused");
      });
      await expect(act).rejects.toThrow("refused");
    });
    expect(await bellOf(driver)).toEqual([]);
    expect(await db().$count(events)).toBe(0);
    expect(await lastSeqOf(driver)).toBe(0);
    expect(written.size).toBe(0);
  });

  it("the recipients get a hint, and nobody else", async () => {
    const { driver, owner, booking } = await parties();
    const written = await writtenBy(() => happen("new_reservation", booking));
    expect([...written.keys()].sort()).toEqual([driver.id, owner.id].sort());
  });
});

describe("what was written", () => {
  it("is published as it is stored, with the position of the feed before and after", async () => {
    const { driver, booking } = await parties();
    await happen("upcoming_reservation", booking);
    const written = await writtenBy(() => happen("payment_confirmed", booking));
    const [, stored] = await storedFor(driver);
    expect(written.get(driver.id)).toMatchObject({ fromSeq: 1, toSeq: 2, rows: [stored] });
    expect(written.get(driver.id)!.preferences).toMatchObject({ timezone: "Asia/Manila" });
  });

  it("resolves the notifications that asked for a decision", async () => {
    const { owner, booking } = await parties();
    await happen("cash_payment_pending", booking);
    const written = await writtenBy(() =>
      happen("payment_verified", { ...booking, by_role: "admin", by_name: "Ada Cruz" }),
    );
    const [stored] = await storedFor(owner);
    expect(written.get(owner.id)).toMatchObject({
      fromSeq: 1,
      toSeq: 2,
      rows: [stored],
      preferences: undefined,
    });
  });
});
