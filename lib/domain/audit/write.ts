import type { Actor } from "@/lib/core/actor";
import { alongside, insertRow } from "@/lib/core/db";
import { requestId } from "@/lib/core/request";
import { auditLog } from "./table";

/** Records an act of an admin, owner or staff member. Call it in the transaction of the act. */
export const audit = (
  actor: Actor,
  action: string,
  target: { type: string; id: string },
  detail: Record<string, unknown> = {},
): void =>
  alongside(
    insertRow(auditLog, {
      actor_id: actor.id,
      actor_role: actor.role,
      actor_name: actor.name,
      action,
      target_type: target.type,
      target_id: target.id,
      detail,
      request_id: requestId() ?? null,
    }),
  );
