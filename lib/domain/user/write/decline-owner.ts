import type { Actor } from "@/lib/core/actor";
import { decideApplication } from "./owner-decision";

/** Disables a waiting owner's account. Throws 404 for others, 409 `already_resolved` when decided. */
export const declineOwner = (admin: Actor, ownerId: string) =>
  decideApplication(admin, ownerId, "declined");
