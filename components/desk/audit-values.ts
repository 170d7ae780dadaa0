import { capitalise } from "@/components/ui/capitalise";
import { toDecimal } from "@/lib/core/money";
import { weekdays, type Weekday } from "@/lib/core/weekly-hours";
import type { AuditEntry } from "@/lib/domain/audit/schema";

export interface ChangedValue {
  name: string;
  before: string | null;
  after: string | null;
}

type Values = Record<string, unknown>;

const isValues = (value: unknown): value is Values =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The names that two sets of values have, each once; days in the order of a week. */
const namesIn = (before: Values | null, after: Values | null): string[] => {
  const names = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
  return names.every((name) => weekdays.includes(name as Weekday))
    ? weekdays.filter((day) => names.includes(day))
    : names;
};

/** The changed values, each as it was and as it became. */
export const changesOf = ({ before, after }: AuditEntry): ChangedValue[] =>
  namesIn(before, after).flatMap((name) => {
    const [was, is] = [before?.[name], after?.[name]];
    if (isValues(was) && isValues(is)) return changedMembers(name, was, is);
    return {
      name: nameOf(name),
      before: before && name in before ? textOf(name, was) : null,
      after: after && name in after ? textOf(name, is) : null,
    };
  });

/** Of a value with members, such as the hours of a week, only the members that changed. */
const changedMembers = (name: string, was: Values, is: Values): ChangedValue[] =>
  namesIn(was, is)
    .map((member) => ({
      name: `${nameOf(name)}, ${wordsOf(member)}`,
      before: textOf(member, was[member]),
      after: textOf(member, is[member]),
    }))
    .filter(({ before, after }) => before !== after);

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
        : membersOf(value as Values);
  }
}

/** Of what is yes or no, only what is yes. */
const membersOf = (value: Values): string =>
  typeof value.start === "string" && typeof value.end === "string"
    ? `${value.start} – ${value.end}`
    : listOf(value);

const listOf = (value: Values): string =>
  namesIn(value, null)
    .map((name) => [name, value[name]] as const)
    .filter(([, one]) => one !== false)
    .map(([key, one]) => (one === true ? wordsOf(key) : `${wordsOf(key)} ${textOf(key, one)}`))
    .join(", ");
