import ipaddr from "ipaddr.js";
import { errors } from "@/lib/core/errors";
import { verifyPassword } from "@/lib/core/password";
import { currentRequest } from "@/lib/core/request";
import { findUserByEmail, profileOf } from "@/lib/domain/user/read";
import { email as emailSchema } from "@/lib/domain/user/schema";
import { issueTokens } from "@/lib/domain/user/write/issue-tokens";
import { startSession } from "@/lib/domain/user/write/start-session";
import { consume, giveBack } from "@/lib/http/limits";
import { isDemoAccount } from "./demo";
import { clearTries, countTry } from "./login-throttle";

const PER_ADDRESS = { points: 20, seconds: 60 };
/** No password is longer; hashing a longer text would only cost time. */
const MAX_PASSWORD_LENGTH = 1000;

/**
 * Checks credentials and returns the account. The answers for an unknown account and for a wrong
 * password are the same, in words and in time; only who knows the password learns that an account
 * was deactivated, or why an owner was declined. Throws 401, 403 `pending_approval` for an owner
 * who is not approved yet, 429 after too many failures (docs/security.md S15).
 */
export async function login(identifier: string, password: string, ip: string) {
  if (password.length > MAX_PASSWORD_LENGTH) throw wrongCredentials();
  const email = emailSchema.safeParse(identifier).data ?? "";
  const addressKey = network(ip, 4, 8);
  const accountKey = `${email} ${network(ip, 3, 6)}`;
  await consume("login", addressKey, PER_ADDRESS);
  await countTry(accountKey);
  const user = await findUserByEmail(email);
  const matches = await verifyPassword(user?.password_hash, password.normalize("NFC"));
  if (!matches || !user) throw wrongCredentials();
  await giveBack("login", addressKey);
  await clearTries(accountKey);
  if (user.status === "disabled") throw errors.unauthenticated(whyDisabled(user));
  if (user.status === "pending")
    throw errors.forbidden(
      "Your owner account waits for an administrator's approval.",
      "pending_approval",
    );
  return user;
}

function whyDisabled({ decline_reason: reason }: { decline_reason: string | null }): string {
  if (reason === null) return "This account was deactivated.";
  return `Your application as an owner was declined.${reason && ` The reason: “${reason}”`}`;
}

const wrongCredentials = () =>
  errors.unauthenticated("No active account found with the given credentials.");

/**
 * The network of an address, as its first bytes, so that a client cannot escape a limit by changing
 * the last bytes of its address.
 */
function network(ip: string, ipv4Bytes: number, ipv6Bytes: number): string {
  if (!ipaddr.isValid(ip)) return "unknown";
  const address = ipaddr.process(ip);
  return address
    .toByteArray()
    .slice(0, address.kind() === "ipv4" ? ipv4Bytes : ipv6Bytes)
    .join(".");
}

/** Opens a session of this account on a device, for `minutes` or as long as `startSession` says. */
export const openSession = (
  { id, email }: { id: string; email: string },
  device: string,
  minutes?: number,
): Promise<string> =>
  startSession(id, device, {
    ...(minutes && { minutes }),
    tellsNewDevice: !isDemoAccount(email),
  });

/**
 * Starts a session for a client that is no browser, and returns its access and refresh token with
 * the profile. Throws as `login` does.
 */
export async function signIn(
  body: { username?: string | undefined; email?: string | undefined; password: string },
  request: Request,
) {
  const identifier = body.email ?? body.username ?? "";
  const user = await login(identifier, body.password, currentRequest()?.ip ?? "");
  const sessionId = await openSession(user, request.headers.get("user-agent") ?? "");
  const { timezone: _zone, avatar_url: _avatar, ...profile } = profileOf(user);
  return { ...(await issueTokens(user.id, sessionId)), user: profile };
}
