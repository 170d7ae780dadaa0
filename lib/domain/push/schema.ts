import { z } from "zod";
import { id, instant } from "@/lib/http/shapes";

const endpoint = z.string().min(1).max(1000);
const base64url = (bytes: number) => {
  const length = Math.ceil((bytes * 4) / 3);
  return z.string().regex(new RegExp(`^[A-Za-z0-9_-]{${length}}$`), `${bytes} bytes in base64url.`);
};

/** What `PushSubscription.toJSON()` returns in a browser. */
export const pushSubscription = z.strictObject({
  endpoint,
  expirationTime: z.number().nullable().optional(),
  keys: z.strictObject({ p256dh: base64url(65), auth: base64url(16) }),
});
export type PushSubscriptionInput = z.output<typeof pushSubscription>;

/** The address alone is enough. */
export const pushRemoval = pushSubscription.partial({ keys: true });

export const storedPushSubscription = z.object({ id, device: z.string(), created_at: instant });

export const pushKey = z.object({ public_key: z.string() });
