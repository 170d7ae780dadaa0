import { eq } from "drizzle-orm";
import type { z } from "zod";
import type { Actor } from "@/lib/core/actor";
import { db, hint } from "@/lib/core/db";
import { getProfile } from "../read";
import type { Profile, profileChange } from "../schema";
import { users } from "../table";

/** Changes the given fields of the actor's own profile. Returns the whole profile. */
export async function changeProfile(
  actor: Actor,
  input: z.output<typeof profileChange>,
): Promise<Profile> {
  if (Object.keys(input).length) {
    await db().update(users).set(input).where(eq(users.id, actor.id));
    // The next page already shows the new name and follows the new zone.
    hint("revoked", actor.id);
  }
  return getProfile(actor);
}
