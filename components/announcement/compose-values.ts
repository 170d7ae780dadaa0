import type { Role } from "@/lib/core/actor";
import { instantOf } from "@/lib/core/local-time";
import type { composeNotification } from "@/lib/domain/announcement/client";
import { timeErrors } from "@/lib/domain/announcement/rules";
import type { Category, Channel, Level, Priority } from "@/lib/event/event";
import type { Input } from "@/lib/http/endpoint";

/** The form's values as typed. Times are local to the author's time zone: "2026-11-22T08:30". */
export interface ComposeValues {
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
export const emptyValues: ComposeValues = {
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
export const MAX_LENGTH = { title: 60, message: 2000 } as const;
export const hasText = ({ title, message }: ComposeValues) => `${title}${message}`.trim() !== "";

type Request = Input<typeof composeNotification>["body"];
export type Errors = Partial<Record<string, string>>;

/**
 * The request of the form's values, and its errors by field: those that the server would give.
 * `now` is the server's time.
 */
export function requestOf(
  values: ComposeValues,
  timezone: string,
  now: Date,
  schemaErrors: (request: Request) => Errors,
): { request: Request; errors: Errors } {
  const request: Request = {
    role: values.role,
    ...(isForLot(values) && { lot: values.lot }),
    event_type: isForLot(values) ? "custom" : "system_announcement",
    level: values.level,
    priority: values.priority,
    notification_type: values.category,
    title: values.title,
    message: values.message,
    channels: ["in_app", ...values.channels],
    scheduled_for: values.isLater ? instantOf(values.scheduled, timezone) : null,
    expires_at: values.expires ? instantOf(values.expires, timezone) : null,
  };
  return {
    request,
    errors: {
      ...schemaErrors(request),
      ...timesErrors(request, now),
      ...unreadableTimes(values, request),
    },
  };
}

function timesErrors(request: Request, now: Date): Errors {
  const times = timeErrors(dateOf(request.scheduled_for), dateOf(request.expires_at), now);
  return Object.fromEntries(Object.entries(times).map(([name, messages]) => [name, messages[0]]));
}

const dateOf = (iso: string | null | undefined) => (iso ? new Date(iso) : null);

function unreadableTimes({ isLater, expires }: ComposeValues, request: Request): Errors {
  const message = "Choose a day and a time.";
  return {
    ...(isLater && !request.scheduled_for && { scheduled_for: message }),
    ...(expires && !request.expires_at && { expires_at: message }),
  };
}

export const priorityLabels: Record<Priority, string> = {
  LOW: "Low",
  MEDIUM: "Normal",
  HIGH: "Urgent",
};

/** "normal", or "urgent: ...", with what that changes on the chosen channels. */
export function priorityText({ priority, channels }: Pick<ComposeValues, "priority" | "channels">) {
  if (priority !== "HIGH") return priorityLabels[priority].toLowerCase();
  const alerts = channels.includes("push") ? "a toast and a push" : "a toast";
  return `urgent: in quiet hours, those who allow it still get ${alerts}`;
}

/** Only drivers are narrowed down by a lot. */
const isForLot = ({ role, lot }: Pick<ComposeValues, "role" | "lot">) =>
  role === "driver" && lot !== "";

export const roleLabels: Record<Role, string> = {
  driver: "Drivers",
  owner: "Owners",
  staff: "Staff",
  admin: "Administrators",
};

/** What the size of the audience is asked for with. */
export const audienceQuery = (values: Pick<ComposeValues, "role" | "lot">) => ({
  role: values.role,
  ...(isForLot(values) && { lot: values.lot }),
});

/** "1 person", "42 people" */
export const peopleText = (count: number): string =>
  count === 1 ? "1 person" : `${count.toLocaleString("en")} people`;

/** "all owners", "drivers with an open booking at Lot B". */
export const audienceOf = (
  values: Pick<ComposeValues, "role" | "lot">,
  lotName: string | undefined,
) =>
  isForLot(values)
    ? `drivers with an open booking at ${lotName ?? "this lot"}`
    : `all ${roleLabels[values.role].toLowerCase()}`;
