import { and, asc, count, eq } from "drizzle-orm";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/core/db";
import { errors } from "@/lib/core/errors";
import { paged, type PageRequest } from "@/lib/http/page";
import type { OwnerApplication, Profile } from "./schema";
import { users } from "./table";

type User = typeof users.$inferSelect;

export const profileOf = (user: User): Profile => ({
  id: user.id,
  username: user.email,
  email: user.email,
  first_name: user.first_name,
  last_name: user.last_name,
  role: user.role,
  phone_number: user.phone_number,
  whatsapp_number: user.whatsapp_number,
  timezone: user.timezone,
  avatar_url: user.avatar_url,
});

/** The person as the one who acts; `sessionId` is empty where no login is behind the act. */
export const asActor = (user: User, sessionId: string): Actor => ({
  id: user.id,
  role: user.role,
  name: fullName(user),
  email: user.email,
  timezone: user.timezone,
  session_id: sessionId,
});

export const fullName = (user: { first_name: string; last_name: string }) =>
  `${user.first_name} ${user.last_name}`.trim();

export async function getProfile(actor: Actor): Promise<Profile> {
  const user = await findUser(actor.id);
  if (!user) throw errors.notFound();
  return profileOf(user);
}

export const findUser = async (id: string): Promise<User | undefined> =>
  (await db().select().from(users).where(eq(users.id, id)))[0];
export const findUserByEmail = async (email: string): Promise<User | undefined> =>
  (await db().select().from(users).where(eq(users.email, email)))[0];

export const waitingOwners = and(eq(users.role, "owner"), eq(users.status, "pending"));

export const countWaitingOwners = async (): Promise<number> =>
  (await db().select({ n: count() }).from(users).where(waitingOwners))[0]!.n;

export const listOwners = (query: PageRequest) =>
  paged(query, async (limit, offset) => ({
    count: await countWaitingOwners(),
    rows: (
      await db()
        .select()
        .from(users)
        .where(waitingOwners)
        .orderBy(asc(users.created_at))
        .limit(limit)
        .offset(offset)
    ).map((user): OwnerApplication => ({
      id: user.id,
      name: fullName(user),
      email: user.email,
      phone_number: user.phone_number,
      created_at: user.created_at.toISOString(),
    })),
  }));
