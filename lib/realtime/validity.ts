import { actorOfSession } from "@/lib/auth/actor";
import { clock } from "@/lib/core/clock";
import { findWsTokenByHash } from "@/lib/domain/user/read";
import type { Connection } from "./connection";

const TOKEN_WARNING_MS = 60_000;

/** Ends a connection whose time is over, and tells beforehand where a fresh token could prolong it. */
export function checkExpiry(connection: Connection): void {
  const { expiresAt, endsAt } = connection.data;
  if (endsAt !== null && clock.realMs() >= endsAt) return signOut(connection, "session_ended");
  if (!expiresAt) return;
  const left = expiresAt.getTime() - clock.ms();
  if (left <= 0) {
    connection.reply("error", {
      type: "error",
      code: "token_expired",
      message: "The socket token has expired.",
    });
    connection.close("expired");
  } else if (left <= TOKEN_WARNING_MS && !connection.data.warnedOfExpiry) {
    connection.data.warnedOfExpiry = true;
    connection.send("token_expiring", {
      type: "token_expiring",
      expires_at: expiresAt.toISOString(),
    });
  }
}

/** Ends connections whose session or token no longer counts (security.md S12). */
export async function endInvalid(connections: Connection[]): Promise<void> {
  for (const connection of connections) {
    const { actor, wsTokenHash } = connection.data;
    const now = await actorOfSession(actor.session_id);
    const hasToken = wsTokenHash === null || (await findWsTokenByHash(wsTokenHash)) !== undefined;
    if (now?.role === actor.role && hasToken) continue;
    signOut(connection, hasToken ? "session_ended" : "token_revoked");
  }
}

function signOut(connection: Connection, reason: string): void {
  connection.send("force_logout", { type: "force_logout", reason });
  connection.close("signed_out");
}
