import { clock } from "@/lib/core/clock";
import { db } from "@/lib/core/db";
import { sessions } from "../table";

/** How long a session lasts while its tokens are refreshed; a browser's ends sooner (lib/auth). */
const SESSION_MINUTES = 30 * 24 * 60;

/** Opens a session: one login on one device. Returns its id. */
export async function startSession(userId: string, device: string): Promise<string> {
  const [row] = await db()
    .insert(sessions)
    .values({
      user_id: userId,
      device: device.slice(0, 200),
      expires_at: clock.inMinutes(SESSION_MINUTES),
    })
    .returning({ id: sessions.id });
  return row!.id;
}
