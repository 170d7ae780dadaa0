import { and, eq, gt, isNull, lt, ne } from "drizzle-orm";
import { SignJWT, jwtVerify } from "jose";
import { clock } from "@/lib/core/clock";
import { db, hint, transaction } from "@/lib/core/db";
import { env } from "@/lib/core/env";
import { errors } from "@/lib/core/errors";
import { hashToken, newToken } from "@/lib/core/id";
import { sessionSecret } from "@/lib/core/secret";
import { refreshTokens, sessions, wsTokens } from "../table";

/** A session's refresh tokens may follow one another for so long; a browser's sign-in ends sooner (lib/auth/actor). */
const SESSION_DAYS = 30;
const ACCESS_SECONDS = 2 * 3600;
const REFRESH_MINUTES = 2 * 24 * 60;
const later = (seconds: number) => new Date(clock.ms() + seconds * 1000);

/** Opens a session: one login on one device. Returns its id. */
export async function startSession(userId: string, device: string): Promise<string> {
  const [row] = await db()
    .insert(sessions)
    .values({
      user_id: userId,
      device: device.slice(0, 200),
      expires_at: later(SESSION_DAYS * 86_400),
    })
    .returning({ id: sessions.id });
  return row!.id;
}

/** Ends sessions of a person at once, everywhere: all, all but one, or one. Their sockets are closed by the hint. */
export async function revokeSessions(
  userId: string,
  which: { except?: string; only?: string } = {},
): Promise<void> {
  await db()
    .update(sessions)
    .set({ revoked_at: clock.now() })
    .where(
      and(
        eq(sessions.user_id, userId),
        isNull(sessions.revoked_at),
        which.except ? ne(sessions.id, which.except) : undefined,
        which.only ? eq(sessions.id, which.only) : undefined,
      ),
    );
  hint("revoked", userId);
}

/** A 2-hour access token and a 2-day refresh token of one session. */
export async function issueTokens(
  userId: string,
  sessionId: string,
): Promise<{ access: string; refresh: string }> {
  const refresh = newToken();
  await db()
    .insert(refreshTokens)
    .values({
      hash: hashToken(refresh),
      user_id: userId,
      session_id: sessionId,
      expires_at: clock.inMinutes(REFRESH_MINUTES),
    });
  const now = Math.floor(clock.ms() / 1000);
  const access = await new SignJWT({ sid: sessionId, kind: "access" })
    .setProtectedHeader({ alg: "HS256" })
    .setSubject(userId)
    .setIssuedAt(now)
    .setExpirationTime(now + ACCESS_SECONDS)
    .sign(sessionSecret());
  return { access, refresh };
}

/** Exchanges a refresh token for new ones. A used one is refused and ends its session, because somebody copied it. */
export async function rotateRefresh(refresh: string): Promise<{ access: string; refresh: string }> {
  const hash = hashToken(refresh);
  const outcome = await transaction(async (tx) => {
    const [fresh] = await tx
      .update(refreshTokens)
      .set({ used_at: clock.now() })
      .where(
        and(
          eq(refreshTokens.hash, hash),
          isNull(refreshTokens.used_at),
          gt(refreshTokens.expires_at, clock.now()),
        ),
      )
      .returning();
    if (fresh && (await isLive(fresh.session_id)))
      return issueTokens(fresh.user_id, fresh.session_id);
    const [known] = await tx.select().from(refreshTokens).where(eq(refreshTokens.hash, hash));
    if (known?.used_at) await revokeSessions(known.user_id, { only: known.session_id });
    return null;
  });
  if (!outcome) throw errors.unauthenticated("Token is invalid or expired.");
  return outcome;
}

const isLive = async (sessionId: string): Promise<boolean> =>
  (
    await db()
      .select({ id: sessions.id })
      .from(sessions)
      .where(
        and(
          eq(sessions.id, sessionId),
          isNull(sessions.revoked_at),
          gt(sessions.expires_at, clock.now()),
        ),
      )
  ).length > 0;

/** Whose access token this is; null for anything else, also for tokens of another kind. */
export async function readAccess(
  token: string,
): Promise<{ userId: string; sessionId: string; expiresAt: Date } | null> {
  try {
    const { payload } = await jwtVerify(token, sessionSecret(), {
      algorithms: ["HS256"],
      currentDate: clock.now(),
    });
    return payload.kind === "access" && payload.sub && payload.exp
      ? {
          userId: payload.sub,
          sessionId: String(payload.sid),
          expiresAt: new Date(payload.exp * 1000),
        }
      : null;
  } catch {
    return null;
  }
}

/** A token for the socket alone: 256 random bits, kept as a hash, bound to person and session (security.md S9). */
export async function issueWsToken(actor: { id: string; session_id: string }) {
  const token = newToken();
  const seconds = env().WS_TOKEN_TTL_S;
  const expires_at = later(seconds);
  await db()
    .insert(wsTokens)
    .values({
      hash: hashToken(token),
      user_id: actor.id,
      session_id: actor.session_id,
      expires_at,
    });
  return {
    ws_token: token,
    expires_in: seconds,
    expires_at: expires_at.toISOString(),
    url: "/ws/notifications/",
  };
}

/** The row behind a socket token, expired ones included; undefined when it never was one or was revoked. */
export const findWsToken = (token: string) => findWsTokenByHash(hashToken(token));
export const findWsTokenByHash = async (hash: string) =>
  (await db().select().from(wsTokens).where(eq(wsTokens.hash, hash)))[0];

export async function revokeWsTokens(userId: string): Promise<void> {
  await db().delete(wsTokens).where(eq(wsTokens.user_id, userId));
  hint("revoked", userId);
}

/** Removes what expired more than a day ago. */
export async function sweepTokens(): Promise<void> {
  const before = later(-24 * 3600);
  await db().delete(wsTokens).where(lt(wsTokens.expires_at, before));
  await db().delete(refreshTokens).where(lt(refreshTokens.expires_at, before));
}
