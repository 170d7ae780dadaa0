import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import type { Actor, Role } from "@/lib/core/actor";
import { connect } from "@/lib/core/db";
import { homeOf } from "@/lib/domain/user/rules";
import { actorOfCookie, hasSessionCookie, isOfDeactivated } from "./actor";
import { signedOutPath, signInPath } from "./sign-in-path";

/** The signed-in person of a server component, or null. */
export const currentActor = cache(async (): Promise<Actor | null> => {
  const jar = await cookies();
  if (!jar.size) return null;
  await connect();
  return actorOfCookie(jar.toString());
});

/** The signed-in person; others go to the sign-in page, and return here afterwards. */
export async function requireUser(): Promise<Actor> {
  const actor = await currentActor();
  if (actor) return actor;
  const sent = await headers();
  const path = sent.get("x-parkmate-page") ?? "/";
  // The browser forgets a cookie that has expired by itself, so this one was revoked.
  if (!hasSessionCookie(sent)) redirect(signInPath(path));
  const isDeactivated = await isOfDeactivated(sent.get("cookie") ?? "");
  redirect(signedOutPath(isDeactivated ? "deactivated" : "elsewhere", path));
}

/** The signed-in person with one of these roles; others go to the start page of their role. */
export async function requireRole(...allowed: Role[]): Promise<Actor> {
  const actor = await requireUser();
  if (!allowed.includes(actor.role)) redirect(homeOf[actor.role]);
  return actor;
}
