import type { IncomingMessage } from "node:http";
import { actorOfSession, findWsTokenHolder, sessionOfCookie } from "@/lib/auth/actor";
import type { Actor } from "@/lib/core/actor";
import { clock } from "@/lib/core/clock";
import { hashToken } from "@/lib/core/id";
import { log } from "@/lib/core/log";
import { verifyAccessToken } from "@/lib/domain/user/read";
import { callerOf } from "@/lib/http/address";
import { consume } from "@/lib/http/limits";
import { isAllowedOrigin } from "@/lib/http/origin";
import { problemOf } from "@/lib/http/problem";

export interface Identity {
  /** The network address that it connected from. */
  address?: string;
  actor: Actor;
  /** When the socket or access token expires, by `clock.now()`; null for a cookie. */
  tokenExpiresAt: Date | null;
  /** When the sign-in of a cookie ends, in ms of `clock.realMs()`; null for a token. */
  signInEndsMs: number | null;
  /** For a socket token, which may be revoked; null for other credentials. */
  wsTokenHash: string | null;
}
/** All credentials that a request carries. */
export interface Credentials {
  authToken?: unknown;
  authorization?: string;
  queryToken?: string | string[];
  cookie?: string;
  origin?: string;
}
export type RefusalCode =
  | "unauthenticated"
  | "token_expired"
  | "token_wrong_kind"
  | "user_inactive"
  | "rate_limited"
  | "use_ws_token"
  | "unavailable"
  | "forbidden"
  | "other_person"
  | "unknown_dialect";

const HANDSHAKE = "handshake";
const FAILED_HANDSHAKES = { points: 50, seconds: 60 };

/** A refused handshake; `data` reaches a Socket.IO client with its `connect_error`. */
export class Refused extends Error {
  readonly data: { code: RefusalCode; status: number; retry_after?: number };
  constructor(code: RefusalCode, status: number, message: string, retryAfter?: number) {
    super(message);
    this.data = { code, status, ...(retryAfter ? { retry_after: retryAfter } : {}) };
  }
}

/**
 * Whether an upgrade comes from this site's pages or from no page at all (docs/security.md S8).
 * CORS does not apply to WebSockets, so this check is what stops foreign pages.
 */
export function hasOwnOrigin({ headers }: IncomingMessage): boolean {
  return headers.origin === undefined || isAllowedOrigin(headers.origin, headers.host ?? "");
}

/**
 * Authenticates a connection. Failures are limited by network address; successes are not, because
 * many people may share an address. Throws `Refused`.
 */
export async function admit(request: IncomingMessage, credentials: Credentials): Promise<Identity> {
  return authenticate(credentials).then(
    (identity) => {
      log().debug(
        { user_id: identity.actor.id, expires_at: identity.tokenExpiresAt },
        "a socket was admitted",
      );
      return { ...identity, address: callerOf(request).ip };
    },
    async (error: unknown) => {
      if (!(error instanceof Refused)) throw unavailable(error);
      log().debug({ code: error.data.code }, "a socket was refused");
      await consume(HANDSHAKE, callerOf(request).ip, FAILED_HANDSHAKES).catch(tooMany);
      throw error;
    },
  );
}

function tooMany(error: unknown): never {
  throw new Refused(
    "rate_limited",
    429,
    "Too many failed connections.",
    problemOf(error).retryAfterSeconds,
  );
}

/** An outage does not count as a failed attempt; the client tries again later. */
function unavailable(error: unknown): Refused {
  log().warn({ err: error }, "authenticating a socket failed");
  return new Refused("unavailable", 503, "The service is restarting. Please try again.", 2);
}

/** Authenticates by the first credential found (docs/socket-protocol.md, Handshake). */
async function authenticate({
  authToken,
  authorization,
  queryToken,
  cookie,
  origin,
}: Credentials): Promise<Identity> {
  if (typeof authToken === "string" && authToken) return byWsToken(authToken, "token_wrong_kind");
  const bearer = /^Bearer (.+)$/i.exec(authorization ?? "")?.[1];
  if (bearer) return looksLikeJwt(bearer) ? byAccess(bearer) : byWsToken(bearer, "unauthenticated");
  if (queryToken !== undefined) return byWsToken(String(queryToken), "use_ws_token");
  return byCookie(cookie, origin);
}

async function byWsToken(token: string, wrongKindCode: RefusalCode): Promise<Identity> {
  const hash = hashToken(token);
  const holder = looksLikeJwt(token) ? undefined : await findWsTokenHolder(hash);
  if (!holder) {
    if (wrongKindCode === "use_ws_token")
      throw new Refused("use_ws_token", 403, "Use a socket token from /api/user/ws-token/.");
    throw looksLikeJwt(token)
      ? new Refused(wrongKindCode, 401, "A socket token is needed here.")
      : new Refused("unauthenticated", 401, "Unknown token.");
  }
  if (holder.expires_at <= clock.now())
    throw new Refused("token_expired", 403, "The socket token has expired.");
  return {
    actor: active(holder.actor),
    tokenExpiresAt: holder.expires_at,
    signInEndsMs: null,
    wsTokenHash: hash,
  };
}

async function byAccess(token: string): Promise<Identity> {
  const access = await verifyAccessToken(token);
  if (!access) throw new Refused("token_expired", 401, "The access token is invalid or expired.");
  return {
    actor: active(await actorOfSession(access.sessionId)),
    tokenExpiresAt: access.expiresAt,
    signInEndsMs: null,
    wsTokenHash: null,
  };
}

/** A cookie needs the Origin header that only browsers send; `hasOwnOrigin` has checked it. */
async function byCookie(cookie = "", origin: string | undefined): Promise<Identity> {
  const session = origin ? await sessionOfCookie(cookie) : null;
  if (!session)
    throw new Refused("unauthenticated", 401, "Authentication credentials were not provided.");
  return { ...session, tokenExpiresAt: null, wsTokenHash: null };
}

function active(actor: Actor | null): Actor {
  if (!actor) throw new Refused("user_inactive", 401, "This session has ended.");
  return actor;
}

export const looksLikeJwt = (token: string) => token.split(".").length === 3;
