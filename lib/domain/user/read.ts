import { and, asc, count, eq, gt, isNull } from "drizzle-orm";
import { jwtVerify } from "jose";
import type { Actor } from "@/lib/core/actor";
import { clock } from "@/lib/core/clock";
import { db } from "@/lib/core/db";
import { errors } from "@/lib/core/errors";
import { hashToken } from "@/lib/core/id";
import { sessionSecret } from "@/lib/core/secret";
import { rememberTokens } from "@/lib/core/token-cache";
import { listPage, type PageRequest } from "@/lib/http/page";
import type { OwnerApplication, Profile } from "./schema";
import { sessions, users, wsTokens } from "./table";

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

/** The user as an actor; `sessionId` is empty where the server acts for them without a login. */
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

/** The actor's own profile. Throws 404 when the account no longer exists. */
export async function getProfile(actor: Actor): Promise<Profile> {
  const user = await findUser(actor.id);
  if (!user) throw errors.notFound();
  return profileOf(user);
}

export const findUser = async (id: string): Promise<User | undefined> =>
  (await db().select().from(users).where(eq(users.id, id)))[0];
export const findUserByEmail = async (email: string): Promise<User | undefined> =>
  (await db().select().from(users).where(eq(users.email, email)))[0];

/** The condition that a user is an owner who waits for approval. */
export const isWaitingOwner = and(eq(users.role, "owner"), eq(users.status, "pending"));

export const countWaitingOwners = async (): Promise<number> =>
  (await db().select({ n: count() }).from(users).where(isWaitingOwner))[0]!.n;

/** Owners who wait for approval, oldest first. */
export const listOwners = (query: PageRequest) =>
  listPage(query, async (limit, offset) => ({
    count: await countWaitingOwners(),
    rows: (
      await db()
        .select()
        .from(users)
        .where(isWaitingOwner)
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

/** Whether a session exists, has not expired and has not been revoked. */
export const isLiveSession = async (sessionId: string): Promise<boolean> =>
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

export interface AccessClaims {
  userId: string;
  sessionId: string;
  expiresAt: Date;
}

/** The claims of an access token; null for an invalid or expired one and for other tokens. */
export async function verifyAccessToken(token: string): Promise<AccessClaims | null> {
  const claims = await readAccessToken(token);
  return claims && claims.expiresAt > clock.now() ? claims : null;
}

const readAccessToken = rememberTokens("access", async (token): Promise<AccessClaims | null> => {
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
});

/** The row of a socket token, even of an expired one; undefined when it is unknown or revoked. */
export const findWsToken = (token: string) => findWsTokenByHash(hashToken(token));
export const findWsTokenByHash = async (hash: string) =>
  (await db().select().from(wsTokens).where(eq(wsTokens.hash, hash)))[0];
