import { and, asc, count, desc, eq, gt, isNull, or, sql } from "drizzle-orm";
import { jwtVerify } from "jose";
import type { Actor } from "@/lib/core/actor";
import { clock } from "@/lib/core/clock";
import { anyOf, db, listOf, rows, statement } from "@/lib/core/db";
import { errors } from "@/lib/core/errors";
import { hashToken } from "@/lib/core/id";
import { sessionSecret } from "@/lib/core/secret";
import { rememberTokens } from "@/lib/core/token-cache";
import { listPage, type PageRequest } from "@/lib/http/page";
import type { OwnerApplication, Profile, Session } from "./schema";
import { accountMails, sessions, users, wsTokens } from "./table";

type User = typeof users.$inferSelect;

export const profileOf = (user: User): Omit<Profile, "pending_email"> => ({
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
  email_verified: user.email_verified_at !== null,
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
  const [user, [change]] = await Promise.all([
    getUser(actor.id),
    db()
      .select({ address: accountMails.address })
      .from(accountMails)
      .where(
        and(
          eq(accountMails.user_id, actor.id),
          eq(accountMails.kind, "change_email"),
          isNull(accountMails.used_at),
          gt(accountMails.expires_at, clock.now()),
        ),
      ),
  ]);
  return { ...profileOf(user), pending_email: change?.address ?? null };
}

/** Throws 404 when the account no longer exists. */
export async function getUser(id: string): Promise<User> {
  const user = await findUser(id);
  if (!user) throw errors.notFound();
  return user;
}

export const findUser = async (id: string): Promise<User | undefined> =>
  (await userById({ id }))[0];
const userById = statement(({ id }: { id: string }) =>
  db().select().from(users).where(eq(users.id, id)),
);
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
    ).map(applicationOf),
  }));

export const applicationOf = (user: User): OwnerApplication => ({
  id: user.id,
  name: fullName(user),
  email: user.email,
  phone_number: user.phone_number,
  created_at: user.created_at.toISOString(),
});

/** Where the actor is signed in, the latest use first. */
export const listSessions = (actor: Actor, query: PageRequest) => {
  const isLive = and(isNull(sessions.revoked_at), gt(sessions.expires_at, clock.now()));
  const where = and(eq(sessions.user_id, actor.id), or(isLive, eq(sessions.id, actor.session_id)));
  const lastSeen = sql`coalesce(${sessions.last_seen_at}, ${sessions.created_at})`;
  return listPage(query, async (limit, offset) => ({
    count: (await db().select({ n: count() }).from(sessions).where(where))[0]!.n,
    rows: (
      await db()
        .select()
        .from(sessions)
        .where(where)
        .orderBy(desc(eq(sessions.id, actor.session_id)), desc(lastSeen))
        .limit(limit)
        .offset(offset)
    ).map(({ id, device, created_at, last_seen_at }): Session => {
      const current = id === actor.session_id;
      return {
        id,
        device,
        created_at: created_at.toISOString(),
        last_seen_at: (current ? clock.now() : (last_seen_at ?? created_at)).toISOString(),
        current,
      };
    }),
  }));
};

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
const findWsTokenByHash = async (hash: string) =>
  (await db().select().from(wsTokens).where(eq(wsTokens.hash, hash)))[0];

/** The person that a socket token admits: null when the session or account is not active. */
export interface WsTokenHolder {
  expires_at: Date;
  actor: Actor | null;
}

/** The holders of socket tokens by the tokens' hashes, even of expired ones. */
export async function holdersOfWsTokens(
  hashes: readonly string[],
): Promise<Map<string, WsTokenHolder>> {
  const found = await db()
    .select({ token: wsTokens, revoked_at: sessions.revoked_at, user: users })
    .from(wsTokens)
    .innerJoin(sessions, eq(sessions.id, wsTokens.session_id))
    .innerJoin(users, eq(users.id, sessions.user_id))
    .where(sql`${wsTokens.hash} = any(string_to_array(${hashes.join(",")}, ','))`);
  return new Map(
    found.map(({ token, revoked_at, user }) => [
      token.hash,
      { expires_at: token.expires_at, actor: activeActor(user, token.session_id, revoked_at) },
    ]),
  );
}

/** The actors of sessions by the sessions' ids; null for those that are no longer active. */
export async function actorsOfSessions(ids: readonly string[]): Promise<Map<string, Actor | null>> {
  const found = await db()
    .select({ session: sessions, user: users })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.user_id))
    .where(anyOf(sessions.id, listOf(ids)));
  return new Map(
    found.map(({ session, user }) => [
      session.id,
      activeActor(user, session.id, session.revoked_at),
    ]),
  );
}

/** The session, role and socket token with which a connection was admitted. */
export interface SignIn {
  sessionId: string;
  role: string;
  /** For a socket token; null for other credentials. */
  wsTokenHash: string | null;
}

/**
 * The indexes of the sign-ins that are no longer valid: the session or the token was revoked, the
 * account is not active, or it has another role. One statement, whatever their number.
 */
export async function endedSignIns(signIns: readonly SignIn[]): Promise<number[]> {
  const list = (values: string[]) => sql`string_to_array(${values.join(",")}, ',', '')`;
  const found = await rows<{ place: number }>(sql`
    select (c.place - 1)::int as place
    from unnest(${list(signIns.map((one) => one.sessionId))}::uuid[],
        ${list(signIns.map((one) => one.role))},
        ${list(signIns.map((one) => one.wsTokenHash ?? ""))})
      with ordinality as c(session_id, role, hash, place)
      left join ${sessions} s on s.id = c.session_id and s.revoked_at is null
      left join ${users} u on u.id = s.user_id and u.status = 'active' and u.role = c.role
    where u.id is null
      or (c.hash is not null and not exists (select 1 from ${wsTokens} t where t.hash = c.hash))
    order by c.place`);
  return found.map(({ place }) => place);
}

const activeActor = (user: User, sessionId: string, revokedAt: Date | null): Actor | null =>
  !revokedAt && user.status === "active" ? asActor(user, sessionId) : null;
