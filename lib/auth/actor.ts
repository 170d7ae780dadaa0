import { parseCookie } from "cookie";
import { decode, type JWT } from "next-auth/jwt";
import type { Actor } from "@/lib/core/actor";
import { bus } from "@/lib/core/bus";
import { clock } from "@/lib/core/clock";
import { batched } from "@/lib/core/db";
import { HOUR_S, SECOND_MS } from "@/lib/core/duration";
import { isSecure } from "@/lib/core/env";
import { secretText } from "@/lib/core/secret";
import { singleton } from "@/lib/core/singleton";
import { rememberTokens } from "@/lib/core/token-cache";
import { noteSeen } from "@/lib/domain/user/write/store-last-seen";
import {
  actorsOfSessions,
  findUser,
  holdersOfWsTokens,
  verifyAccessToken,
} from "@/lib/domain/user/read";

/** The longest that one sign-in of a browser lasts. */
export const SIGN_IN_SECONDS = 12 * HOUR_S;
/** A hint ends it early. When none gets through, a revocation still counts within two seconds. */
const CACHE_MS = 1.5 * SECOND_MS;
const MAX_CACHED = 20_000;
const cache = singleton("auth.sessions", () => {
  const sessions = {
    found: new Map<string, { actor: Actor | null; at: number }>(),
    revocations: 0,
  };
  // Revocations are rare: after one, each session costs one query more.
  bus.subscribe((hints) => {
    if (!hints.revoked.size) return;
    sessions.found.clear();
    sessions.revocations += 1;
  });
  return sessions;
});

export const sessionCookie = (): string =>
  isSecure() ? "__Host-parkmate.session" : "parkmate.session";

export const hasSessionCookie = (headers: Headers): boolean =>
  (headers.get("cookie") ?? "").includes(`${sessionCookie()}=`);

/**
 * The person who sends these headers: by the Bearer access token if there is one, else by the
 * session cookie. Null without a valid one, and for an account that is not active.
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

/** The person of the session cookie. Throws in an outage, so that it signs nobody out. */
export const actorOfCookie = async (header: string): Promise<Actor | null> =>
  (await sessionOfCookie(header))?.actor ?? null;

/**
 * The person of the session cookie, and when the sign-in ends, in ms of `clock.realMs()`. Renewing
 * the cookie does not extend the sign-in.
 */
export async function sessionOfCookie(
  header: string,
): Promise<{ actor: Actor; signInEndsMs: number } | null> {
  const claims = await decodeToken(parseCookie(header)[sessionCookie()]);
  if (typeof claims?.sid !== "string" || hasEnded(claims)) return null;
  const actor = await actorOfSession(claims.sid);
  return actor && { actor, signInEndsMs: endOf(claims) };
}

/** Whether a session cookie is that of a person whose account is deactivated. */
export async function isOfDeactivated(header: string): Promise<boolean> {
  const claims = await decodeToken(parseCookie(header)[sessionCookie()]);
  return claims?.sub !== undefined && (await findUser(claims.sub))?.status === "disabled";
}

/** A cookie that cannot be decoded or has expired counts as absent. */
async function decodeToken(token: string | undefined): Promise<JWT | null> {
  const claims = token ? await readToken(token) : null;
  return typeof claims?.exp === "number" && claims.exp * SECOND_MS > clock.realMs() ? claims : null;
}

const readToken = rememberTokens("cookie", (token) =>
  decode({ token, secret: secretText() }).catch(() => null),
);

/** Whether a sign-in has lasted its longest time (docs/security.md S18). */
export const hasEnded = (claims: JWT): boolean => clock.realMs() >= endOf(claims);

/** When a sign-in ends, in ms; 0 for a token that does not say when the sign-in began. */
const endOf = ({ signed_in_at }: JWT): number =>
  typeof signed_in_at === "number" ? (signed_in_at + SIGN_IN_SECONDS) * SECOND_MS : 0;

/** The person of a session, as of now; null for one that has ended, undefined for an unknown. */
export const findActor = batched(actorsOfSessions);

/** The holder of a socket token by the token's hash; undefined when it is unknown or revoked. */
export const findWsTokenHolder = batched(holdersOfWsTokens);

/**
 * The person of a session, as of at most 1.5 seconds ago. Null when the session was revoked or the
 * account is not active.
 */
export async function actorOfSession(sessionId: string): Promise<Actor | null> {
  const { found, revocations } = cache;
  const known = found.get(sessionId);
  const at = performance.now();
  if (known && at - known.at < CACHE_MS) return known.actor;
  const actor = (await findActor(sessionId)) ?? null;
  if (found.size > MAX_CACHED) found.clear();
  // A read that a revocation overtook may have missed it.
  if (cache.revocations === revocations) found.set(sessionId, { actor, at });
  if (actor) noteSeen(sessionId);
  return actor;
}
