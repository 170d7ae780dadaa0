import type { Actor } from "@/lib/core/actor";
import { decideApplication } from "./owner-decision";

/** Lets a waiting owner sign in. Throws 404 for others, 409 `already_resolved` when decided. */
export const approveOwner = (admin: Actor, ownerId: string) =>
  decideApplication(admin, ownerId, "approved");
