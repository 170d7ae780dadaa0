export const roles = ["driver", "owner", "staff", "admin"] as const;
export type Role = (typeof roles)[number];

/** Who asks, read by the server from a session or token and never from the request itself. */
export interface Actor {
  id: string;
  role: Role;
  name: string;
  email: string;
  timezone: string;
  session_id: string;
}
