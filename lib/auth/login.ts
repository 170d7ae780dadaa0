import { eq, sql } from "drizzle-orm";
import ipaddr from "ipaddr.js";
import { clock } from "@/lib/core/clock";
import { db } from "@/lib/core/db";
import { env } from "@/lib/core/env";
import { errors } from "@/lib/core/errors";
import { verifyPassword } from "@/lib/core/password";
import { currentRequest } from "@/lib/core/request";
import { findUserByEmail, profileOf } from "@/lib/domain/user/read";
import { email as emailSchema } from "@/lib/domain/user/schema";
import { loginFailures } from "@/lib/domain/user/table";
import { issueTokens, startSession } from "@/lib/domain/user/write/session";

const FREE_TRIES = 5;
const MAX_DELAY_SECONDS = 60;

/**
 * Checks credentials; the answer for an unknown account and a wrong password is the same, in words and time.
 * Throws 401, 403 for an account that may not sign in yet, 429 while guessing is slowed down (security.md S15).
 */
export async function login(identifier: string, password: string, ip: string) {
  const email = emailSchema.safeParse(identifier).data ?? "";
  const key = `${email} ${network(ip)}`;
  await refuseWhileBlocked(key);
  const user = await findUserByEmail(email);
  if (!(await verifyPassword(user?.password_hash, password.normalize("NFC"))) || !user) {
    await countFailure(key);
    throw errors.unauthenticated("No active account found with the given credentials.");
  }
  if (user.status === "pending") throw errors.forbidden("Your owner account waits for an administrator's approval.", "pending_approval");
  if (user.status === "disabled") throw errors.unauthenticated("No active account found with the given credentials.");
  await db().delete(loginFailures).where(eq(loginFailures.key, key));
  return user;
}

async function refuseWhileBlocked(key: string): Promise<void> {
  if (env().RATE_LIMIT_FACTOR === 0) return;
  const [row] = await db().select().from(loginFailures).where(eq(loginFailures.key, key));
  const wait = row ? row.blocked_until.getTime() - clock.ms() : 0;
  if (wait > 0) throw errors.throttled(Math.ceil(wait / 1000));
}

/** From the fifth failure on the next try waits 1, 2, 4 … 60 seconds. */
async function countFailure(key: string): Promise<void> {
  const now = clock.now();
  const [row] = await db().insert(loginFailures).values({ key, count: 1, blocked_until: now, updated_at: now })
    .onConflictDoUpdate({ target: loginFailures.key, set: { count: sql`${loginFailures.count} + 1`, updated_at: now } }).returning();
  const over = row!.count - FREE_TRIES;
  if (over < 0) return;
  const seconds = Math.min(MAX_DELAY_SECONDS, 2 ** over);
  await db().update(loginFailures).set({ blocked_until: new Date(now.getTime() + seconds * 1000) }).where(eq(loginFailures.key, key));
}

/** The /24 or /48 that an address belongs to: changing the last digits does not make a stranger of anyone. */
function network(ip: string): string {
  if (!ipaddr.isValid(ip)) return "unknown";
  const address = ipaddr.process(ip);
  return address.toByteArray().slice(0, address.kind() === "ipv4" ? 3 : 6).join(".");
}

/** Credentials for an access and a refresh token, for clients that are not browsers. */
export async function signIn(body: { username?: string | undefined; email?: string | undefined; password: string }, request: Request) {
  const user = await login(body.email ?? body.username ?? "", body.password, currentRequest()?.ip ?? "");
  const sessionId = await startSession(user.id, request.headers.get("user-agent") ?? "");
  const { timezone: _zone, avatar_url: _avatar, ...profile } = profileOf(user);
  return { ...(await issueTokens(user.id, sessionId)), user: profile };
}
