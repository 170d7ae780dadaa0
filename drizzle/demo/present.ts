import { inArray } from "drizzle-orm";
import { clock } from "@/lib/core/clock";
import { db } from "@/lib/core/db";
import { HOUR_MS, MINUTE_MS } from "@/lib/core/duration";
import { newToken } from "@/lib/core/id";
import { lots } from "@/lib/domain/lot/table";
import { registration } from "@/lib/domain/user/schema";
import { register } from "@/lib/domain/user/write/register";
import type { DemoSlot } from "./create-lots";
import { bookStay, moveClockTo, type Stay } from "./history";
import { slotsLeftFree } from "./lots";
import { visitors, type People } from "./people";

/** The lots whose desks take their time to verify cash. */
const CASH_LOTS = [4, 8, 10];
const CASH_HOLD_MINUTES = 180;
const STAFF_LOT = 0;
const REQUEST_LOT = 1;

/** What waits now: cash, requests and an owner for those who decide, arrivals for the staff. */
export async function createPresent(people: People, slots: DemoSlot[]): Promise<void> {
  const now = clock.ms();
  await letOwnerApply(now - 26 * HOUR_MS);
  const book = booker(people, slots);
  const cashLots = slots.filter(({ lot }) => CASH_LOTS.includes(lot));
  await db()
    .update(lots)
    .set({ cash_hold_minutes: CASH_HOLD_MINUTES })
    .where(inArray(lots.id, [...new Set(cashLots.map((slot) => slot.lotId))]));
  for (const [index, minutesAgo] of [41, 19, 6].entries()) {
    moveClockTo(now - minutesAgo * MINUTE_MS);
    await book(CASH_LOTS[index]!, { minutes: 120, method: "cash" });
  }
  for (const [hours, minutesAgo] of [
    [20, 34],
    [26, 12],
  ] as const) {
    moveClockTo(now - minutesAgo * MINUTE_MS);
    await book(REQUEST_LOT, { minutes: 150, startTime: isoAfter(now, hours * 60) });
  }
  moveClockTo(now - 2 * HOUR_MS);
  for (const minutes of [25, 55, 110, 170])
    await book(STAFF_LOT, { minutes: 90, startTime: isoAfter(now, minutes) });
  moveClockTo(now);
}

/** The next quarter of an hour this long after an instant. */
function isoAfter(instant: number, minutes: number): string {
  const quarter = 15 * MINUTE_MS;
  const at = Math.ceil((instant + minutes * MINUTE_MS) / quarter) * quarter;
  return new Date(at).toISOString();
}

/** Books for one visitor after the other, in the last slot of a lot that is free then. */
function booker(people: People, slots: DemoSlot[]) {
  const waiting = [...visitors];
  return async (lot: number, stay: Omit<Stay, "driver" | "slot" | "plate">): Promise<void> => {
    const { email, plate } = waiting.shift()!;
    const mine = { driver: people.get(email)!, plate };
    const candidates = slots.filter((one) => one.lot === lot && !slotsLeftFree.has(one.name));
    for (const slot of candidates.toReversed())
      if (await bookStay({ ...mine, slot, ...stay })) return;
  };
}

async function letOwnerApply(instant: number): Promise<void> {
  moveClockTo(instant);
  await register(
    registration.parse({
      email: "bianca@parkmate.test",
      password: newToken(),
      first_name: "Bianca",
      last_name: "Yap",
      phone_number: "+63 917 555 0142",
      role: "owner",
    }),
  );
}
