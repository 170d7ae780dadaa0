export const roles = ["driver", "owner", "staff", "admin"] as const;
export type Role = (typeof roles)[number];

/** Who is asking: taken from a session or token by the server, never from the request's own words. */
export interface Actor {
  id: string;
  role: Role;
  name: string;
  email: string;
  timezone: string;
  session_id: string;
}
