import { clock } from "@/lib/core/clock";
import { expireBookings } from "@/lib/domain/booking/write/expire";
import { getUnreadCount } from "@/lib/domain/notification/read/unread-count";
import { markAllRead } from "@/lib/domain/notification/write/mark-all-read";
import { assignEmployee } from "@/lib/domain/staff/write";
import { createLots } from "./create-lots";
import { createHistory } from "./history";
import { createPeople, type People } from "./people";
import { createPresent } from "./present";

/** An owner's newest notifications that are left unread. */
const OWNER_UNREAD = 3;

/**
 * Creates the demo data: people, lots, a year of bookings, the latest through the same verbs that
 * requests use. Moves the clock into the past meanwhile; if it fails, the caller restores the
 * clock.
 */
export async function createDemoData(): Promise<void> {
  const offset = clock.offset();
  const people = await createPeople();
  const { lotIds, slots } = await createLots(people);
  await assignEmployee(people.get("staff@parkmate.test")!.id, lotIds[0]!);
  await createHistory(people, slots);
  await createPresent(people, slots);
  clock.setOffset(offset);
  await expireBookings();
  await markMostRead(people);
}

/** Marks all notifications as read, except the newest of each owner and all of driver2. */
async function markMostRead(people: People): Promise<void> {
  for (const person of people.values()) {
    if (person.email === "driver2@parkmate.test") continue;
    const { seq } = await getUnreadCount(person.id);
    await markAllRead(person.id, person.role === "owner" ? { before_seq: seq - OWNER_UNREAD } : {});
  }
}
