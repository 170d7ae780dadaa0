import type { Actor } from "@/lib/core/actor";
import { alongside, insertRow } from "@/lib/core/db";
import { HOUR_S } from "@/lib/core/duration";
import { AppError } from "@/lib/core/errors";
import { log } from "@/lib/core/log";
import { currentRequest, requestId } from "@/lib/core/request";
import type { Endpoint } from "@/lib/http/endpoint";
import { consume } from "@/lib/http/limits";
import { auditLog, type Values } from "./table";

/** What happened to the target; `before` and `after` are the values that changed. */
type Details = Values & { before?: Values; after?: Values };

/** Records an act of an admin, owner or staff member. Call it in the transaction of the act. */
export const audit = (
  actor: Actor,
  action: string,
  target: { type: string; id: string },
  { before, after, ...detail }: Details = {},
): void =>
  alongside(
    insertRow(auditLog, {
      ...personOf(actor),
      action,
      target_type: target.type,
      target_id: target.id,
      detail,
      before: before ?? null,
      after: after ?? null,
    }),
  );

/** A driver is audited only when the account is deleted, and nothing of the person may stay. */
const personOf = ({ id, role, name }: Actor) => ({
  actor_id: id,
  actor_role: role,
  actor_name: name,
  address: role === "driver" ? null : currentRequest()?.ip || null,
  request_id: requestId() ?? null,
});

/** So many refused acts of one person are recorded, so that nobody can fill the log with them. */
const PER_PERSON = { points: 60, seconds: HOUR_S };
/** The refusals of rules. What is unreadable, too much or too early is no act yet. */
const recorded: readonly number[] = [403, 404, 409, 410, 422];
/** Asks the actor to decide about bookings, and is no refusal. */
const QUESTION = "live_bookings";
type Contract = Pick<Endpoint, "method" | "path" | "summary" | "access" | "audited">;

/**
 * Records that an act of an admin, owner or staff member was refused, if it is one that would have
 * been audited. Call it outside of the act's transaction, which was rolled back. Never throws.
 */
export const auditRefusal = (
  actor: Actor | undefined,
  contract: Contract,
  params: Record<string, string>,
  error: unknown,
): Promise<void> =>
  recordRefusal(actor, contract, params, error).catch((failure: unknown) =>
    log().error({ err: failure }, "a refusal was not audited"),
  );

async function recordRefusal(
  actor: Actor | undefined,
  contract: Contract,
  params: Record<string, string>,
  error: unknown,
): Promise<void> {
  if (!actor || actor.role === "driver" || !isAudited(contract)) return;
  if (!(error instanceof AppError) || !recorded.includes(error.problem.status)) return;
  if (error.problem.code === QUESTION) return;
  const isCounted = await consume("audit.refused", actor.id, PER_PERSON).then(
    () => true,
    () => false,
  );
  if (!isCounted) return;
  const { method, path, summary } = contract;
  await insertRow(auditLog, {
    ...personOf(actor),
    action: `${method} ${path}`,
    target_type: nounOf(path),
    target_id: isUuid.test(params.id ?? "") ? params.id! : null,
    detail: { summary, reason: error.problem.detail },
    outcome: "refused",
    code: error.problem.code,
  });
}

/** "slot" of "/api/slots/{id}/close". */
const nounOf = (path: string): string =>
  /([a-z-]+?)s?(\/\{|\/?$)/.exec(path.slice("/api/".length))?.[1] ?? "act";

const isUuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const isAudited = ({ method, access, audited = false }: Contract): boolean =>
  method !== "GET" && (audited || (Array.isArray(access) && !access.includes("driver")));
