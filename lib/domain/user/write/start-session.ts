import { eq } from "drizzle-orm";
import { clock } from "@/lib/core/clock";
import { transaction } from "@/lib/core/db";
import { deviceName } from "../rules/device-name";
import { tellSecurity } from "../steps/tell-security";
import { sessions } from "../table";

/** How long a session lasts while its tokens are refreshed; a browser's ends sooner (lib/auth). */
const SESSION_MINUTES = 30 * 24 * 60;

interface Options {
  minutes?: number;
  /** Whether a device that the person has not used before is told to them. */
  tellsNewDevice?: boolean;
}

/**
 * Opens a session: one login on one device, for 30 days or `minutes`. Tells the person of a device
 * of a name that none of their earlier sessions had; the first device of an account tells nothing.
 * Returns the session's id.
 */
export const startSession = (
  userId: string,
  device: string,
  { minutes = SESSION_MINUTES, tellsNewDevice = true }: Options = {},
): Promise<string> =>
  transaction(async (tx) => {
    const name = deviceName(device);
    const known = tellsNewDevice
      ? await tx
          .selectDistinct({ device: sessions.device })
          .from(sessions)
          .where(eq(sessions.user_id, userId))
      : [];
    const [row] = await tx
      .insert(sessions)
      .values({
        user_id: userId,
        device: device.slice(0, 200),
        expires_at: clock.inMinutes(minutes),
      })
      .returning({ id: sessions.id });
    if (known.length && !known.some((one) => deviceName(one.device) === name))
      tellSecurity(userId, { what: "sign_in", device: name });
    return row!.id;
  });
