import { and, eq } from "drizzle-orm";
import { db } from "@/lib/core/db";
import { errors } from "@/lib/core/errors";
import type { MuteScope } from "../schema";
import { mutes } from "../table";

/** Removes a mute of the person. Throws 404 when there is none, 400 without scope or id. */
export async function removeMute(
  userId: string,
  { scope, id }: { scope?: MuteScope | undefined; id?: string | undefined },
): Promise<void> {
  if (!scope || !id)
    throw errors.invalid({ [scope ? "id" : "scope"]: ["This field is required."] });
  const removed = await db()
    .delete(mutes)
    .where(and(eq(mutes.user_id, userId), eq(mutes.scope, scope), eq(mutes.target_id, id)))
    .returning({ id: mutes.target_id });
  if (!removed.length) throw errors.notFound();
}
