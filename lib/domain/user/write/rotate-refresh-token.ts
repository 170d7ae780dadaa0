import { and, eq, gt, isNull } from "drizzle-orm";
import { clock } from "@/lib/core/clock";
import { transaction } from "@/lib/core/db";
import { errors } from "@/lib/core/errors";
import { hashToken } from "@/lib/core/id";
import { isLiveSession } from "../read";
import { refreshTokens } from "../table";
import { issueTokens } from "./issue-tokens";
import { revokeSessions } from "./revoke-sessions";

/**
 * Exchanges a refresh token for a new pair. Throws 401 for an unknown, expired or used token and
 * for one of a revoked session. A used token that comes again may have been stolen, so its session
 * is revoked.
 */
export async function rotateRefreshToken(
  refresh: string,
): Promise<{ access: string; refresh: string }> {
  const hash = hashToken(refresh);
  // The refusal is thrown after the commit, so that a revocation is not rolled back with it.
  const issued = await transaction(async (tx) => {
    const [fresh] = await tx
      .update(refreshTokens)
      .set({ used_at: clock.now() })
      .where(
        and(
          eq(refreshTokens.hash, hash),
          isNull(refreshTokens.used_at),
          gt(refreshTokens.expires_at, clock.now()),
        ),
      )
      .returning();
    if (fresh && (await isLiveSession(fresh.session_id)))
      return issueTokens(fresh.user_id, fresh.session_id);
    const [known] = await tx.select().from(refreshTokens).where(eq(refreshTokens.hash, hash));
    if (known?.used_at) await revokeSessions(known.user_id, { only: known.session_id });
    return null;
  });
  if (!issued) throw errors.unauthenticated("Token is invalid or expired.");
  return issued;
}
