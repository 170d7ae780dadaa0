// `npm run docs:events`: writes docs/events.md from the event catalogue.
import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { format } from "prettier";
import { actionOf } from "@/lib/event/action";
import { catalogue } from "@/lib/event/catalogue";
import {
  categoryName,
  categories,
  evaluate,
  type Category,
  type Channels,
  type Copy,
  type EventDefinition,
  type Wait,
} from "@/lib/event/event";

const PAGE = "docs/events.md";
const INTRODUCTION = [
  "# Events",
  "Made by `npm run docs:events` from `lib/event/catalogue`; do not edit.",
  [
    "An event is something that happened. Delivery writes one notification for each of its",
    "recipients, in the transaction of the act. `{…}` is filled from the event's facts. The dedupe",
    "key makes sure that a recipient is notified once; the group key stacks notifications about",
    "one thing.",
  ].join("\n"),
  [
    '"varies" marks what depends on the facts; the value shown is that of the sample. Channels',
    "other than in-app are decided and stored, but nothing sends them yet (docs/data.md I11).",
  ].join("\n"),
];

type Facts = Record<string, unknown>;
type Definition = EventDefinition<Facts>;

/** Facts whose every value is its name in braces: they turn a key into `booking:{booking_id}`. */
const placeholders = new Proxy<Facts>({}, { get: (_facts, name) => `{${String(name)}}` });

const code = (text: string) => `\`${text}\``;

/** A value as text, marked when it depends on the facts. */
function valueText<T extends string>(value: T | ((facts: Facts) => T), sample: Facts): string {
  const text = evaluate<Facts, T>(value, sample);
  return typeof value === "function" ? `${text} (varies)` : text;
}

const waits: Record<Extract<Wait, string>, string> = {
  digest: "in the digest",
  opt_in: "if chosen",
};
const waitWords = (wait: Wait): string => {
  if (typeof wait === "string") return ` ${waits[wait]}`;
  return wait ? ` after ${wait} min unless read` : "";
};
const channelWords = (channels: Channels): string =>
  Object.entries(channels)
    .map(([channel, wait]) => channel + waitWords(wait))
    .join(", ");

/** The text of a table's cell, which a bar would end. */
const cell = (text: string) => text.replaceAll("|", "\\|");

function copyRow(audience: string, copy: Copy<Facts>, definition: Definition): string {
  const { sample } = definition;
  const words = [`**${copy.title}**`, copy.toast, ...(copy.detail ? [copy.detail] : [])];
  const actions = (copy.actions ?? []).map((name) => actionOf(name).label).join(", ");
  const level = valueText(copy.level ?? definition.level, sample);
  const priority = valueText(copy.priority ?? definition.priority, sample);
  const channels = channelWords(evaluate(copy.channels, sample));
  const cells = [audience, words.join("<br>"), level, priority, channels, actions || "–"];
  return `| ${cells.map(cell).join(" | ")} |`;
}

function factLines(definition: Definition): string[] {
  const { local, lockedReason, resolves = [], frame } = definition;
  const link = definition.link(placeholders);
  const dedupe = code(definition.dedupe(placeholders));
  const group = code(definition.group(placeholders));
  return [
    `Dedupe key ${dedupe}, group ${group}`,
    ...(link ? [`Leads to ${code(link)}`] : []),
    ...(local ? [`An open page shows by itself: "${local.toast}"`] : []),
    ...(lockedReason ? [`Cannot be switched off in the app: "${lockedReason}"`] : []),
    ...(definition.isReadForAuthor
      ? ["The author of the act gets it as already read, with level `confirm`"]
      : []),
    ...resolves.map(({ event, outcome }) => `Closes ${code(event)} as "${outcome}"`),
    ...(frame ? [`Sends the socket frame ${code(frame)} too`] : []),
  ];
}

function eventSection(name: string, definition: Definition): string {
  const rows = Object.entries(definition.to).map(([audience, copy]) =>
    copyRow(audience, copy, definition),
  );
  return [
    `### ${name}`,
    factLines(definition)
      .map((line) => `- ${line}`)
      .join("\n"),
    [
      "| To | Words | Level | Priority | Channels | Actions |",
      "| --- | --- | --- | --- | --- | --- |",
      ...rows,
    ].join("\n"),
  ].join("\n\n");
}

function categorySection(category: Category): string[] {
  const events = Object.entries(catalogue as unknown as Record<string, Definition>).filter(
    ([, definition]) => evaluate(definition.category, definition.sample) === category,
  );
  if (!events.length) return [];
  return [`## ${categoryName(category)}`, ...events.map(([name, one]) => eventSection(name, one))];
}

/** The text of docs/events.md. */
export const eventsPage = (): Promise<string> =>
  format([...INTRODUCTION, ...categories.flatMap(categorySection)].join("\n\n"), {
    parser: "markdown",
    printWidth: 100,
  });

if (import.meta.url === pathToFileURL(resolve(process.argv[1] ?? "")).href)
  writeFileSync(PAGE, await eventsPage());
