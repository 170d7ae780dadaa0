import { capitalise } from "@/components/ui/capitalise";
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

/** The words of a code: "pending_payment" is "pending payment". */
const wordsOf = (code: string): string => code.replaceAll("_", " ");

/** "Hourly rate"; the code of a slot stays as it is. */
const nameOf = (name: string): string => capitalise(wordsOf(name));

/** A state or mode, which is a code; other texts are a person's own. */
const isCode = (name: string): boolean =>
  ["booking", "payment", "status", "mode", "vehicle_type", "role"].includes(name);

function textOf(name: string, value: unknown): string {
  if (value === null || value === undefined || value === "") return "none";
  switch (typeof value) {
    case "boolean":
      return value ? "yes" : "no";
    case "number":
      return name === "hourly_rate" ? toDecimal(value) : String(value);
    case "string":
      return isCode(name) ? wordsOf(value) : value;
    default:
      return Array.isArray(value)
        ? value.map((one) => textOf(name, one)).join(", ") || "none"
        : membersOf(value);
  }
}

/** Of what is yes or no, only what is yes. */
const membersOf = (value: object): string =>
  Object.entries(value)
    .filter(([, one]) => one !== false)
    .map(([key, one]) => (one === true ? wordsOf(key) : `${wordsOf(key)} ${textOf(key, one)}`))
    .join(", ");
