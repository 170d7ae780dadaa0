import { eq, lt, lte, sql } from "drizzle-orm";
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
import { issueTokens } from "@/lib/domain/user/write/issue-tokens";
import { startSession } from "@/lib/domain/user/write/start-session";
import { consume, giveBack } from "@/lib/http/limits";

const FREE_TRIES = 5;
const MAX_DELAY_SECONDS = 60;
const FORGET_MS = 15 * 60_000;
const KEEP_MS = 24 * 3_600_000;
const PER_ADDRESS = { points: 20, seconds: 60 };
/** Nobody's password is longer; hashing one would be work for nothing. */
const MAX_PASSWORD = 1000;
const NOT_BLOCKED = new Date(0);

/**
 * Checks credentials; the answer for an unknown account and a wrong password is the same, in words and time.
 * Throws 401, 403 for an account that may not sign in yet, 429 while guessing is slowed down (security.md S15).
 */
export async function login(identifier: string, password: string, ip: string) {
  if (password.length > MAX_PASSWORD) throw refused();
  const email = emailSchema.safeParse(identifier).data ?? "";
  const [address, key] = [network(ip, 4, 8), `${email} ${network(ip, 3, 6)}`];
  // Counted before the work and taken back after a success: guesses sent all at once must not all pass.
  await consume("login", address, PER_ADDRESS);
  await countTry(key);
  const user = await findUserByEmail(email);
  const matches = await verifyPassword(user?.password_hash, password.normalize("NFC"));
  if (!matches || !user || user.status === "disabled") throw refused();
  await giveBack("login", address);
  await db().delete(loginFailures).where(eq(loginFailures.key, key));
  if (user.status === "pending")
    throw errors.forbidden(
      "Your owner account waits for an administrator's approval.",
      "pending_approval",
    );
  return user;
}

const refused = () => errors.unauthenticated("No active account found with the given credentials.");

/**
 * Counts a try as failed, in one statement, unless the account is blocked for this network: from the fifth on the next
 * one waits 1, 2, 4 … 60 seconds. A quarter of an hour without a failure is forgiven. Throws 429.
 */
async function countTry(key: string): Promise<void> {
  if (env().RATE_LIMIT_FACTOR === 0) return;
  const now = clock.now();
  const forgiven = new Date(now.getTime() - FORGET_MS).toISOString();
  const count = sql`case when ${loginFailures.updated_at} < ${forgiven}::timestamptz then 1 else ${loginFailures.count} + 1 end`;
  const blocked_until = sql`case when ${count} < ${FREE_TRIES} then ${NOT_BLOCKED.toISOString()}::timestamptz
    else ${now.toISOString()}::timestamptz + interval '1 second' * least(${MAX_DELAY_SECONDS}::int, power(2, least(${count} - ${FREE_TRIES}, 10))) end`;
  const [counted] = await db()
    .insert(loginFailures)
    .values({ key, count: 1, blocked_until: NOT_BLOCKED, updated_at: now })
    .onConflictDoUpdate({
      target: loginFailures.key,
      set: { count, blocked_until, updated_at: now },
      setWhere: lte(loginFailures.blocked_until, now),
    })
    .returning({ key: loginFailures.key });
  if (counted) return;
  const [row] = await db().select().from(loginFailures).where(eq(loginFailures.key, key));
  throw errors.throttled(
    Math.max(1, Math.ceil(((row?.blocked_until.getTime() ?? 0) - clock.ms()) / 1000)),
  );
}

/** Removes counters that nobody added to for a day. */
export const sweepLoginFailures = () =>
  db()
    .delete(loginFailures)
    .where(lt(loginFailures.updated_at, new Date(clock.ms() - KEEP_MS)));

/** The network that an address belongs to, by its first bytes: changing the last digits does not make a stranger of anyone. */
function network(ip: string, ipv4Bytes: number, ipv6Bytes: number): string {
  if (!ipaddr.isValid(ip)) return "unknown";
  const address = ipaddr.process(ip);
  return address
    .toByteArray()
    .slice(0, address.kind() === "ipv4" ? ipv4Bytes : ipv6Bytes)
    .join(".");
}

/** Credentials for an access and a refresh token, for clients that are not browsers. */
export async function signIn(
  body: { username?: string | undefined; email?: string | undefined; password: string },
  request: Request,
) {
  const user = await login(
    body.email ?? body.username ?? "",
    body.password,
    currentRequest()?.ip ?? "",
  );
  const sessionId = await startSession(user.id, request.headers.get("user-agent") ?? "");
  const { timezone: _zone, avatar_url: _avatar, ...profile } = profileOf(user);
  return { ...(await issueTokens(user.id, sessionId)), user: profile };
}
