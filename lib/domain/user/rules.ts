import type { Role } from "@/lib/core/actor";

/** The page that a role lands on after signing in. */
export const homeOf: Record<Role, string> = {
  driver: "/",
  owner: "/owner",
  staff: "/staff",
  admin: "/admin",
};
