import { toDecimal } from "@/lib/core/money";
import type { AuditEntry } from "@/lib/domain/audit/schema";

const acts: Record<string, string> = {
  "booking.approve": "Approved a booking",
  "booking.cancel": "Cancelled a booking",
  "booking.decline": "Declined a booking",
  "booking.move": "Moved a booking to another slot",
  "lot.change": "Changed a lot",
  "lot.close": "Closed a lot",
  "lot.create": "Opened a lot",
  "lot.delete": "Deleted a lot",
  "lot.layout": "Changed the slots of a lot",
  "notification.cancel": "Cancelled an announcement",
  "notification.compose": "Wrote a notification",
  "notification.edit": "Changed the words of a notification",
  "owner.approved": "Approved an owner",
  "owner.declined": "Declined an owner",
  "payment.verify": "Verified cash",
  "payment.decline": "Declined cash",
  "slot.change": "Changed a slot",
  "slot.close": "Closed a slot",
  "slot.delete": "Deleted a slot",
  "slots.create": "Added slots",
  "template.change": "Changed a template",
  "user.activated": "Activated an account",
  "user.deactivated": "Deactivated an account",
  "user.deleted": "Deleted an account",
};

/** What was done or refused. */
export const actOf = ({ action, detail }: AuditEntry): string =>
  acts[action] ?? (typeof detail.summary === "string" ? detail.summary : action);

export interface ChangedValue {
  name: string;
  before: string | null;
  after: string | null;
}

/** The changed values, each as it was and as it became. */
export const changesOf = ({ before, after }: AuditEntry): ChangedValue[] =>
  [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])].map((name) => ({
    name: nameOf(name),
    before: before && name in before ? textOf(name, before[name]) : null,
    after: after && name in after ? textOf(name, after[name]) : null,
  }));

/** What else is known of the act, such as its reason. */
export const remarksOf = ({ detail }: AuditEntry): [name: string, text: string][] =>
  Object.entries(detail)
    .filter(([name, value]) => name !== "summary" && value !== null && value !== "")
    .map(([name, value]) => [nameOf(name), textOf(name, value)]);

const nameOf = (name: string): string => name.replaceAll("_", " ");

function textOf(name: string, value: unknown): string {
  if (value === null || value === undefined || value === "") return "none";
  if (name === "hourly_rate" && typeof value === "number") return toDecimal(value);
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (Array.isArray(value)) return value.map((one) => textOf(name, one)).join(", ") || "none";
  if (typeof value === "object")
    return Object.entries(value)
      .map(([key, one]) => `${nameOf(key)} ${textOf(key, one)}`)
      .join(", ");
  return typeof value === "string" ? value : JSON.stringify(value);
}
