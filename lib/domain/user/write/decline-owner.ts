import type { Actor } from "@/lib/core/actor";
import { decideApplication } from "../steps/decide-application";

/** Disables a waiting owner's account, with a reason for them. Throws as `decideApplication`. */
export const declineOwner = (admin: Actor, ownerId: string, reason?: string) =>
  decideApplication(admin, ownerId, { outcome: "declined", reason });
