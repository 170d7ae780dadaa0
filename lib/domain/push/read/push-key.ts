import { errors } from "@/lib/core/errors";
import { vapidKeys } from "@/lib/core/vapid";

/** Throws 404 where this server cannot push. */
export function getPushKey(): { public_key: string } {
  const keys = vapidKeys();
  if (!keys) throw errors.notFound();
  return { public_key: keys.publicKey };
}
