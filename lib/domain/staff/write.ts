import { db } from "@/lib/core/db";
import { employees } from "./table";

/** Lets a person work at a lot: from then on its bookings are in their sight. */
export const assignEmployee = async (userId: string, lotId: string): Promise<void> =>
  void (await db()
    .insert(employees)
    .values({ user_id: userId, lot_id: lotId })
    .onConflictDoNothing());
