import { db } from "@/lib/core/db";
import { employees } from "./table";

/** Assigns a staff member to a lot, whose bookings they then see. Repeating it changes nothing. */
export const assignEmployee = async (userId: string, lotId: string): Promise<void> =>
  void (await db()
    .insert(employees)
    .values({ user_id: userId, lot_id: lotId })
    .onConflictDoNothing());
