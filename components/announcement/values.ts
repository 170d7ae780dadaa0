import { fromLocalInput } from "@/components/ui/format";
import type { Role } from "@/lib/core/actor";
import type { composeNotification } from "@/lib/domain/announcement/api";
import { timeErrors } from "@/lib/domain/announcement/rules";
import { composeRequest } from "@/lib/domain/announcement/schema";
import type { Category, Channel, Level, Priority } from "@/lib/event/event";
import type { Input } from "@/lib/http/endpoint";

/** What stands in the form, as it is typed. Times are local ones of the author's zone. */
export interface Values {
  role: Role;
  lot: string;
  level: Level;
  priority: Priority;
  category: Category;
  title: string;
  message: string;
  channels: Channel[];
  isLater: boolean;
  scheduled: string;
  expires: string;
}
export const empty: Values = {
  role: "driver",
  lot: "",
  level: "info",
  priority: "MEDIUM",
  category: "system",
  title: "",
  message: "",
  channels: [],
  isLater: false,
  scheduled: "",
  expires: "",
};
export const MOST = { title: 60, message: 2000 } as const;
export const hasWords = ({ title, message }: Values) => `${title}${message}`.trim() !== "";
export const lengthOf = (text: string) => [...text].length;

type Request = Input<typeof composeNotification>["body"];
export type Errors = Partial<Record<string, string>>;

/** The request that the form means, and what is wrong with it at this moment of the server's, by field. */
export function requestOf(
  values: Values,
  timezone: string,
  now: Date,
): { request: Request; errors: Errors } {
  const {
    role,
    lot,
    level,
    priority,
    category,
    title,
    message,
    channels,
    isLater,
    scheduled,
    expires,
  } = values;
  const due = isLater ? fromLocalInput(scheduled, timezone) : null;
  const end = expires ? fromLocalInput(expires, timezone) : null;
  const request: Request = {
    role,
    ...(atLot(values) && { lot }),
    event_type: atLot(values) ? "custom" : "system_announcement",
    level,
    priority,
    notification_type: category,
    title,
    message,
    channels: ["in_app", ...channels],
    scheduled_for: due,
    expires_at: end,
  };
  const times = timeErrors(due ? new Date(due) : null, end ? new Date(end) : null, now);
  const issues = composeRequest.safeParse(request).error?.issues ?? [];
  return {
    request,
    errors: {
      ...Object.fromEntries(issues.map(({ path, message: words }) => [String(path[0]), words])),
      ...Object.fromEntries(Object.entries(times).map(([name, words]) => [name, words[0]])),
      ...(isLater && due === null && { scheduled_for: "Choose a day and a time." }),
      ...(expires && end === null && { expires_at: "Choose a day and a time." }),
    },
  };
}

/** A lot narrows drivers down; for the other roles it means nothing. */
export const atLot = ({ role, lot }: Pick<Values, "role" | "lot">) =>
  role === "driver" && lot !== "";

export const roleWords: Record<Role, string> = {
  driver: "Drivers",
  owner: "Owners",
  staff: "Staff",
  admin: "Administrators",
};

/** "all owners", "drivers with an open booking at Lot B": whom it reaches. */
export const audienceOf = (values: Pick<Values, "role" | "lot">, lotName: string | undefined) =>
  atLot(values)
    ? `drivers with an open booking at ${lotName ?? "this lot"}`
    : `all ${roleWords[values.role].toLowerCase()}`;
