import type { IncomingMessage } from "node:http";
import type { Socket } from "socket.io";
import { actorOfSession, sessionOfCookie } from "@/lib/auth/actor";
import type { Actor } from "@/lib/core/actor";
import { clock } from "@/lib/core/clock";
import { hashToken } from "@/lib/core/id";
import { findWsToken, readAccess } from "@/lib/domain/user/write/session";
import { isAllowedOrigin } from "@/lib/http/origin";
import { SOCKET_PATH } from "./protocol";

export interface Identity {
  actor: Actor;
  /** When the token ends, on the one clock; a fresh one may follow it. */
  expiresAt: Date | null;
  /** When the sign-in itself ends, in wall-clock ms. */
  endsAt: number | null;
  wsTokenHash: string | null;
}
type Code = "unauthenticated" | "token_expired" | "token_wrong_kind" | "user_inactive" | "rate_limited" | "use_ws_token" | "unavailable";

/** A refused handshake; `data` reaches the client with its `connect_error`. */
export class Refused extends Error {
  readonly data: { code: Code; status: number; retry_after?: number };
  constructor(code: Code, status: number, message: string, retryAfter?: number) {
    super(message);
    this.data = { code, status, ...(retryAfter ? { retry_after: retryAfter } : {}) };
  }
}

/**
 * Whether an upgrade may go on: our path exactly (a user id in it is somebody else's idea of identity, C6) and no
 * foreign page behind it. `cors.origin` does not stop a foreign WebSocket, this does (security.md S8).
 */
export function mayUpgrade(request: IncomingMessage): boolean {
  const path = (request.url ?? "").split("?")[0];
  const origin = request.headers.origin;
  return path === SOCKET_PATH && (origin === undefined || isAllowedOrigin(origin, request.headers.host ?? ""));
}

/** Who connects, by the first credential found (socket.md, Handshake). Throws `Refused`. */
export async function identify(socket: Socket): Promise<Identity> {
  const { auth, headers } = socket.handshake;
  const query = socket.handshake.query.token;
  if (typeof auth.token === "string" && auth.token) return byWsToken(auth.token, "token_wrong_kind");
  const bearer = /^Bearer (.+)$/i.exec(headers.authorization ?? "")?.[1];
  if (bearer) return looksLikeJwt(bearer) ? byAccess(bearer) : byWsToken(bearer, "unauthenticated");
  if (query !== undefined) return byWsToken(String(query), "use_ws_token");
  return byCookie(socket);
}

async function byWsToken(token: string, otherwise: Code): Promise<Identity> {
  const row = looksLikeJwt(token) ? undefined : await findWsToken(token);
  if (!row) {
    if (otherwise === "use_ws_token") throw new Refused("use_ws_token", 403, "Use a socket token from /api/user/ws-token/.");
    throw looksLikeJwt(token) ? new Refused(otherwise, 401, "A socket token is needed here.") : new Refused("unauthenticated", 401, "Unknown token.");
  }
  if (row.expires_at <= clock.now()) throw new Refused("token_expired", 403, "The socket token has expired.");
  return { actor: await activeActor(row.session_id), expiresAt: row.expires_at, endsAt: null, wsTokenHash: hashToken(token) };
}

async function byAccess(token: string): Promise<Identity> {
  const access = await readAccess(token);
  if (!access) throw new Refused("token_expired", 401, "The access token is invalid or expired.");
  return { actor: await activeActor(access.sessionId), expiresAt: access.expiresAt, endsAt: null, wsTokenHash: null };
}

/** Cookies count only together with our own origin: a foreign page's browser would send them too. */
async function byCookie(socket: Socket): Promise<Identity> {
  const session = socket.handshake.headers.origin ? await sessionOfCookie(socket.handshake.headers.cookie ?? "") : null;
  if (!session) throw new Refused("unauthenticated", 401, "Authentication credentials were not provided.");
  return { ...session, expiresAt: null, wsTokenHash: null };
}

async function activeActor(sessionId: string): Promise<Actor> {
  const actor = await actorOfSession(sessionId);
  if (!actor) throw new Refused("user_inactive", 401, "This session has ended.");
  return actor;
}

const looksLikeJwt = (token: string) => token.split(".").length === 3;
