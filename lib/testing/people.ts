import type { Actor, Role } from "@/lib/core/actor";
import { db } from "@/lib/core/db";
import { asActor } from "@/lib/domain/user/read";
import { users } from "@/lib/domain/user/table";
import { startSession } from "@/lib/domain/user/write/start-session";

let made = 0;

/** Stores a person and returns them as the one who acts. */
export async function person(
  role: Role,
  fields: Partial<typeof users.$inferInsert> = {},
): Promise<Actor> {
  made += 1;
  const [row] = await db()
    .insert(users)
    .values({
      email: `${role}-${made}@example.test`,
      first_name: "Ana",
      last_name: `${role} ${made}`,
      role,
      status: "active",
      password_hash: "none",
      ...fields,
    })
    .returning();
  return asActor(row!, `session-${made}`);
}

/** Stores many people of a role in one statement. */
export async function people(count: number, role: Role): Promise<Actor[]> {
  const rows = await db()
    .insert(users)
    .values(
      Array.from({ length: count }, () => {
        made += 1;
        return {
          email: `${role}-${made}@example.test`,
          first_name: "Ana",
          last_name: `${role} ${made}`,
          role,
          password_hash: "none",
        };
      }),
    )
    .returning();
  return rows.map((row) => asActor(row, `session-${row.id}`));
}

/** The person with a stored session, as after signing in. */
export const signedIn = async (actor: Actor): Promise<Actor> => ({
  ...actor,
  session_id: await startSession(actor.id, "test"),
});
