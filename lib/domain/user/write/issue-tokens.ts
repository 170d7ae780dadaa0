import { SignJWT } from "jose";
import { clock } from "@/lib/core/clock";
import { db } from "@/lib/core/db";
import { HOUR_S } from "@/lib/core/duration";
import { hashToken, newToken } from "@/lib/core/id";
import { sessionSecret } from "@/lib/core/secret";
import { refreshTokens } from "../table";

const ACCESS_SECONDS = 2 * HOUR_S;
const REFRESH_MINUTES = 2 * 24 * 60;

/** Issues a 2-hour access token and a 2-day refresh token of one session. */
export async function issueTokens(
  userId: string,
  sessionId: string,
): Promise<{ access: string; refresh: string }> {
  const refresh = newToken();
  await db()
    .insert(refreshTokens)
    .values({
      hash: hashToken(refresh),
      user_id: userId,
      session_id: sessionId,
      expires_at: clock.inMinutes(REFRESH_MINUTES),
    });
  const now = Math.floor(clock.ms() / 1000);
  const access = await new SignJWT({ sid: sessionId, kind: "access" })
    .setProtectedHeader({ alg: "HS256" })
    .setSubject(userId)
    .setIssuedAt(now)
    .setExpirationTime(now + ACCESS_SECONDS)
    .sign(sessionSecret());
  return { access, refresh };
}
