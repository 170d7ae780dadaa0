import { z } from "zod";
import { id, instant } from "@/lib/http/shapes";
import {
  categories,
  channels,
  event,
  levels,
  priorities,
  type Channels,
  type Copy,
} from "../event";

const composed = z.object({
  batch_id: id,
  recipients: z.array(id),
  level: z.enum(levels),
  priority: z.enum(priorities),
  category: z.enum(categories),
  title: z.string(),
  message: z.string(),
  channels: z.array(z.enum(channels)),
  data: z.record(z.string(), z.unknown()),
  related_type: z.string().nullable(),
  related_id: id.nullable(),
  lot_id: id.nullable(),
  expires_at: instant.nullable(),
  scheduled_for: instant.nullable(),
  by_name: z.string(),
});
/** The payload of a notification that a person wrote. */
export type Composed = z.infer<typeof composed>;

/** What a text of Parkmate itself has in a composed payload. */
export const byParkmate = {
  data: {},
  related_type: null,
  related_id: null,
  lot_id: null,
  expires_at: null,
  scheduled_for: null,
  by_name: "Parkmate",
} satisfies Partial<Composed>;

const pages: Record<string, string> = { booking: "/bookings", lot: "/lots" };
const linkOf = (p: Composed) =>
  p.related_id && p.related_type && pages[p.related_type]
    ? `${pages[p.related_type]}/${p.related_id}`
    : null;
const composedCopy: Copy<Composed> = {
  title: "{title}",
  toast: "{message}",
  channels: (p): Channels =>
    Object.fromEntries([["in_app", 0], ...p.channels.map((channel) => [channel, 0])]) as Channels,
};
const sample: Composed = {
  batch_id: "01920000-0000-7000-8000-000000000007",
  recipients: ["01920000-0000-7000-8000-000000000004"],
  level: "info",
  priority: "MEDIUM",
  category: "system",
  title: "Gate B is closed today",
  message: "Please use Gate A on Rizal Street.",
  channels: ["in_app"],
  data: {},
  related_type: null,
  related_id: null,
  lot_id: null,
  expires_at: null,
  scheduled_for: null,
  by_name: "Ada Cruz",
};
const composedEvent = {
  payload: composed,
  category: (p: Composed) => p.category,
  priority: (p: Composed) => p.priority,
  level: (p: Composed) => p.level,
  link: linkOf,
  refresh: [],
  placeholders: (p: Composed) => ({ title: p.title, message: p.message }),
  about: (p: Composed) => ({ type: p.related_type, id: p.related_id, lot_id: p.lot_id }),
  data: (p: Composed) => ({ ...p.data, from: p.by_name }),
  dedupe: (p: Composed) => `batch:${p.batch_id}`,
  to: { recipient: composedCopy },
  // Its author chose the channels.
  escalation: "never" as const,
  sample,
};

export const systemEvents = {
  custom: event({ ...composedEvent, icon: "megaphone", group: (p) => `custom:${p.batch_id}` }),
  system_announcement: event({ ...composedEvent, icon: "megaphone", group: () => "system" }),
  system_maintenance: event({
    ...composedEvent,
    icon: "wrench",
    frame: "maintenance",
    group: () => "system",
    sample: {
      ...sample,
      level: "warning",
      title: "Maintenance",
      message: "Maintenance tonight, 02:00–02:30",
    },
  }),
  /** A sample that people send to themselves, to try how this device alerts them. */
  alert_test: event({
    ...composedEvent,
    icon: "bell-ring",
    group: () => "alert-test",
    dedupe: (p) => `test:${p.batch_id}`,
  }),
} as const;
