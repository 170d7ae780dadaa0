export const roles = ["driver", "owner", "staff", "admin"] as const;
export type Role = (typeof roles)[number];

/**
 * The person who makes a request. The server reads it from the verified session or token, never
 * from other input of the request.
 */
export interface Actor {
  id: string;
  role: Role;
  name: string;
  email: string;
  timezone: string;
  session_id: string;
}
