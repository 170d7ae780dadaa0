import { clock } from "@/lib/core/clock";
import { db } from "@/lib/core/db";
import { sessions } from "../table";

/** How long a session lasts while its tokens are refreshed; a browser's ends sooner (lib/auth). */
const SESSION_MINUTES = 30 * 24 * 60;

/** Opens a session: one login on one device, for 30 days or `minutes`. Returns its id. */
export async function startSession(
  userId: string,
  device: string,
  minutes = SESSION_MINUTES,
): Promise<string> {
  const [row] = await db()
    .insert(sessions)
    .values({
      user_id: userId,
      device: device.slice(0, 200),
      expires_at: clock.inMinutes(minutes),
    })
    .returning({ id: sessions.id });
  return row!.id;
}
