import { eq } from "drizzle-orm";
import { parseCookie } from "cookie";
import { decode, type JWT } from "next-auth/jwt";
import type { Actor } from "@/lib/core/actor";
import { bus } from "@/lib/core/bus";
import { clock } from "@/lib/core/clock";
import { db } from "@/lib/core/db";
import { isSecure } from "@/lib/core/env";
import { secretText } from "@/lib/core/secret";
import { singleton } from "@/lib/core/singleton";
import { asActor, verifyAccessToken } from "@/lib/domain/user/read";
import { sessions, users } from "@/lib/domain/user/table";

/** The longest that one sign-in of a browser lasts. */
export const SIGN_IN_SECONDS = 12 * 3600;
const CACHE_MS = 5000;
const cache = singleton("auth.sessions", () => {
  const found = new Map<string, { actor: Actor | null; at: number }>();
  // Revocation is rare: forgetting everyone costs one query each.
  bus.subscribe((hints) => void (hints.revoked.size && found.clear()));
  return found;
});

export const sessionCookie = (): string =>
  isSecure() ? "__Host-parkmate.session" : "parkmate.session";

export const hasSessionCookie = (headers: Headers): boolean =>
  (headers.get("cookie") ?? "").includes(`${sessionCookie()}=`);

/**
 * Who sends these headers: the Bearer access token's person if there is one, else the session cookie's.
 * Null for nobody, and for anything that is malformed, expired, revoked or belongs to an inactive account.
 */
export async function actorOf(headers: Headers): Promise<Actor | null> {
  const authorization = headers.get("authorization");
  if (authorization !== null) {
    const token = /^Bearer ([\w.~+/=-]+)$/i.exec(authorization)?.[1];
    const access = token ? await verifyAccessToken(token) : null;
    return access && actorOfSession(access.sessionId);
  }
  return actorOfCookie(headers.get("cookie") ?? "");
}

/** The person of the session cookie. Throws when the database cannot be asked: that signs nobody out. */
export const actorOfCookie = async (header: string): Promise<Actor | null> =>
  (await sessionOfCookie(header))?.actor ?? null;

/** The same with the wall-clock time (ms) at which the sign-in ends, however often its cookie was renewed. */
export async function sessionOfCookie(
  header: string,
): Promise<{ actor: Actor; endsAt: number } | null> {
  const claims = await claimsOf(parseCookie(header)[sessionCookie()]);
  if (typeof claims?.sid !== "string" || hasEnded(claims)) return null;
  const actor = await actorOfSession(claims.sid);
  return actor && { actor, endsAt: endOf(claims) };
}

/** A cookie that cannot be read is no cookie. */
const claimsOf = async (token: string | undefined): Promise<JWT | null> =>
  token ? decode({ token, secret: secretText() }).catch(() => null) : null;

/** Whether a sign-in is older than twelve hours (security.md S18). */
export const hasEnded = (claims: JWT): boolean => clock.realMs() >= endOf(claims);

/** A token that does not say when its person signed in counts as ended. */
const endOf = ({ signed_in_at }: JWT): number =>
  typeof signed_in_at === "number" ? (signed_in_at + SIGN_IN_SECONDS) * 1000 : 0;

/** The session's person, at most five seconds old; null when the session was revoked or the account is not active. */
export async function actorOfSession(sessionId: string): Promise<Actor | null> {
  const known = cache.get(sessionId);
  if (known && performance.now() - known.at < CACHE_MS) return known.actor;
  const [row] = await db()
    .select({ session: sessions, user: users })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.user_id))
    .where(eq(sessions.id, sessionId));
  const isLive = row && !row.session.revoked_at && row.user.status === "active";
  const actor = isLive ? asActor(row.user, row.session.id) : null;
  if (cache.size > 20_000) cache.clear();
  cache.set(sessionId, { actor, at: performance.now() });
  return actor;
}
