import { clock } from "@/lib/core/clock";
import { db } from "@/lib/core/db";
import { env } from "@/lib/core/env";
import { hashToken, newToken } from "@/lib/core/id";
import { wsTokens } from "../table";

/**
 * Issues a token that opens the socket and nothing else: 256 random bits, stored as a hash, bound
 * to the person and the session (docs/security.md S9).
 */
export async function issueWsToken(actor: { id: string; session_id: string }) {
  const token = newToken();
  const seconds = env().WS_TOKEN_TTL_S;
  const expires_at = clock.inMinutes(seconds / 60);
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
