import { and, eq } from "drizzle-orm";
import { db, perTransaction } from "@/lib/core/db";
import { users } from "@/lib/domain/user/table";
import type { Audience } from "@/lib/event/event";

/** Who belongs to an audience of an event: from its facts, or everybody of a role. */
export async function recipientsOf(
  audience: Audience,
  facts: Record<string, unknown>,
): Promise<string[]> {
  if (audience === "driver") return [String(facts.driver_id)];
  if (audience === "owner") return [String(facts.owner_id)];
  if (audience === "recipient") return facts.recipients as string[];
  return perTransaction(`role:${audience}`, () => activeWithRole(audience));
}

const activeWithRole = async (role: "admin" | "staff"): Promise<string[]> =>
  (
    await db()
      .select({ id: users.id })
      .from(users)
      .where(and(eq(users.role, role), eq(users.status, "active")))
  ).map((row) => row.id);
