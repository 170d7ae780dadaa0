import { findActor, findWsTokenHolder } from "@/lib/auth/actor";
import { clock } from "@/lib/core/clock";
import { MINUTE_MS } from "@/lib/core/duration";
import { AppError } from "@/lib/core/errors";
import { hashToken } from "@/lib/core/id";
import { endedSignIns, findUser, findWsToken } from "@/lib/domain/user/read";
import type { Connection } from "./connection";
import { looksLikeJwt, type RefusalCode } from "./handshake";

const WARNING_MS = MINUTE_MS;
const CHECKED_TOGETHER = 500;

/** Closes a connection whose token or sign-in has ended; warns a minute before a token expires. */
export function checkExpiry(connection: Connection): void {
  const { tokenExpiresAt, signInEndsMs } = connection.data;
  if (signInEndsMs !== null && clock.realMs() >= signInEndsMs)
    return signOut(connection, "sign_in_expired");
  if (!tokenExpiresAt) return;
  const leftMs = tokenExpiresAt.getTime() - clock.ms();
  if (leftMs <= 0) {
    connection.send("error", {
      type: "error",
      code: "token_expired",
      message: "The socket token has expired.",
    });
    connection.close("expired");
  } else if (leftMs <= WARNING_MS && !connection.data.warnedOfExpiry) {
    connection.data.warnedOfExpiry = true;
    connection.send("token_expiring", {
      type: "token_expiring",
      expires_at: tokenExpiresAt.toISOString(),
    });
  }
}

/** Finds the connections that `closeRevoked` closes, by one statement for all of them. */
export async function revokedOf(connections: Connection[]): Promise<Connection[]> {
  if (!connections.length) return [];
  const ended = await endedSignIns(
    connections.map(({ data: { actor, wsTokenHash } }) => ({
      sessionId: actor.session_id,
      role: actor.role,
      wsTokenHash,
    })),
  );
  return ended.map((index) => connections[index]!);
}

/** Closes connections whose session or token was revoked, or whose person got another role. */
export async function closeRevoked(connections: Connection[]): Promise<void> {
  for (let from = 0; from < connections.length; from += CHECKED_TOGETHER)
    await Promise.all(connections.slice(from, from + CHECKED_TOGETHER).map(closeIfRevoked));
}

async function closeIfRevoked(connection: Connection): Promise<void> {
  const { actor, wsTokenHash } = connection.data;
  const holder = wsTokenHash === null ? null : await findWsTokenHolder(wsTokenHash);
  const current = holder ? holder.actor : await findActor(actor.session_id);
  const hasToken = holder !== undefined;
  if (current?.role === actor.role && hasToken) return;
  const isDeactivated = (await findUser(actor.id))?.status === "disabled";
  if (isDeactivated) return signOut(connection, "account_deactivated");
  signOut(connection, hasToken ? "session_ended" : "token_revoked");
}

/**
 * Extends a connection by a fresh socket token of the same person. Returns when that expires.
 * Throws 401 `token_wrong_kind` or `unauthenticated`, 403 `token_expired`.
 */
export async function refreshToken(connection: Connection, token: string): Promise<Date> {
  if (looksLikeJwt(token)) throw refused("token_wrong_kind", 401, "A socket token is needed here.");
  const row = await findWsToken(token);
  if (row?.user_id !== connection.data.actor.id)
    throw refused("unauthenticated", 401, "Unknown token.");
  if (row.expires_at <= clock.now())
    throw refused("token_expired", 403, "The socket token has expired.");
  Object.assign(connection.data, {
    actor: { ...connection.data.actor, session_id: row.session_id },
    tokenExpiresAt: row.expires_at,
    wsTokenHash: hashToken(token),
    warnedOfExpiry: false,
  });
  return row.expires_at;
}

const refused = (code: RefusalCode, status: number, detail: string) =>
  new AppError({ code, status, title: "Token refused", detail });

function signOut(connection: Connection, reason: string): void {
  connection.send("force_logout", { type: "force_logout", reason });
  connection.close("signed_out");
}
