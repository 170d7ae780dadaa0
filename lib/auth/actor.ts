import { eq } from "drizzle-orm";
import { parseCookie } from "cookie";
import { decode } from "next-auth/jwt";
import type { Actor } from "@/lib/core/actor";
import { bus } from "@/lib/core/bus";
import { db } from "@/lib/core/db";
import { isSecure } from "@/lib/core/env";
import { secretText } from "@/lib/core/secret";
import { singleton } from "@/lib/core/singleton";
import { fullName } from "@/lib/domain/user/read";
import { sessions, users } from "@/lib/domain/user/table";
import { readAccess } from "@/lib/domain/user/write/session";

const CACHE_MS = 5000;
const cache = singleton("auth.sessions", () => {
  const found = new Map<string, { actor: Actor | null; at: number }>();
  // Revocation is rare: forgetting everyone costs one query each.
  bus.subscribe((hints) => void (hints.revoked.size && found.clear()));
  return found;
});

export const sessionCookie = (): string => (isSecure() ? "__Host-parkmate.session" : "parkmate.session");

export const hasSessionCookie = (headers: Headers): boolean => (headers.get("cookie") ?? "").includes(`${sessionCookie()}=`);

/**
 * Who sends these headers: the Bearer access token's person if there is one, else the session cookie's.
 * Null for nobody, and for anything that is malformed, expired, revoked or belongs to an inactive account.
 */
export async function actorOf(headers: Headers): Promise<Actor | null> {
  const authorization = headers.get("authorization");
  if (authorization !== null) {
    const token = /^Bearer ([\w.~+/=-]+)$/i.exec(authorization)?.[1];
    const access = token ? await readAccess(token) : null;
    return access && actorOfSession(access.sessionId);
  }
  return actorOfCookie(headers.get("cookie") ?? "");
}

export async function actorOfCookie(header: string): Promise<Actor | null> {
  const token = parseCookie(header)[sessionCookie()];
  if (!token) return null;
  try {
    const claims = await decode({ token, secret: secretText() });
    return typeof claims?.sid === "string" ? await actorOfSession(claims.sid) : null;
  } catch {
    return null;
  }
}

/** The session's person, at most five seconds old; null when the session was revoked or the account is not active. */
export async function actorOfSession(sessionId: string): Promise<Actor | null> {
  const known = cache.get(sessionId);
  if (known && performance.now() - known.at < CACHE_MS) return known.actor;
  const [row] = await db().select({ session: sessions, user: users }).from(sessions).innerJoin(users, eq(users.id, sessions.user_id))
    .where(eq(sessions.id, sessionId));
  const isLive = row && !row.session.revoked_at && row.user.status === "active";
  const actor = isLive ? {
    id: row.user.id, role: row.user.role, name: fullName(row.user), email: row.user.email, timezone: row.user.timezone, session_id: row.session.id,
  } : null;
  if (cache.size > 20_000) cache.clear();
  cache.set(sessionId, { actor, at: performance.now() });
  return actor;
}
