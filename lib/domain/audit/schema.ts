import { z } from "zod";
import { roles } from "@/lib/core/actor";
import { id, instant, pageQuery, search } from "@/lib/http/shapes";
import { outcomes } from "./values";

const values = z.record(z.string(), z.unknown());

/** An act of an admin, owner or staff member. */
export const auditEntry = z.object({
  id,
  at: instant,
  actor_id: id,
  actor_name: z.string(),
  actor_role: z.enum(roles),
  /** The network address that the person acted from; null if it is not known. */
  address: z.string().nullable(),
  /** `lot.change`; of a refused act, the method and path of its endpoint. */
  action: z.string(),
  target_type: z.string(),
  target_id: id.nullable(),
  outcome: z.enum(outcomes),
  /** The code of the refusal; null for what was done. */
  code: z.string().nullable(),
  /** The changed values as they were; null when there were none. */
  before: values.nullable(),
  after: values.nullable(),
  detail: values,
  request_id: z.string().nullable(),
});
export type AuditEntry = z.infer<typeof auditEntry>;

export const auditFilters = z.strictObject({
  /** Part of the person's name, of the action, or of the address. */
  search: search.optional(),
  outcome: z.enum(outcomes).optional(),
  role: z.enum(roles).optional(),
  target: id.optional(),
  ...pageQuery,
});
