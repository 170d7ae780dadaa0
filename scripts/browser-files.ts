// `npm run browser-files`: writes what the browser has of the contracts, without their schemas, and
// of the event catalogue, without its texts and payloads.
import { readdirSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { format, resolveConfig } from "prettier";
import { catalogue } from "@/lib/event/catalogue";
import type { EventDefinition } from "@/lib/event/event";
import type { Endpoint } from "@/lib/http/endpoint";

const DOMAINS = "lib/domain";
/** Only programs call these. */
const notForBrowsers = ["system"];

function clientText(name: string, contracts: Record<string, Endpoint>): string {
  const endpoints = Object.entries(contracts)
    .sort(([one], [other]) => one.localeCompare(other))
    .map(
      ([contract, { method, path, tag, idempotent }]) =>
        `export const ${contract} = ${JSON.stringify({ method, path, tag, idempotent })} as ` +
        `ClientEndpoint<typeof api.${contract}>;`,
    );
  return [
    `// Made by \`npm run browser-files\` from ${DOMAINS}/${name}/api.ts; do not edit.`,
    'import type { ClientEndpoint } from "@/lib/http/endpoint";',
    'import type * as api from "./api";',
    "",
    ...endpoints,
  ].join("\n");
}

async function clientFile(name: string): Promise<[file: string, text: string]> {
  const contracts = (await import(resolve(DOMAINS, name, "api.ts"))) as Record<string, Endpoint>;
  return [`${DOMAINS}/${name}/client.ts`, clientText(name, contracts)];
}

type Facts = Record<string, unknown>;
/** Facts whose every value is its name in braces: they turn a key into `booking:{booking_id}`. */
const placeholders = new Proxy<Facts>({}, { get: (_facts, name) => `{${String(name)}}` });

function clientEvent({ icon, refresh, local, dedupe }: EventDefinition<Facts>) {
  return { icon, refresh, ...(local && { local: { ...local, key: dedupe(placeholders) } }) };
}

function eventsText(): string {
  const events = Object.entries(catalogue as unknown as Record<string, EventDefinition<Facts>>);
  const entries = events.map(([type, one]) => `${type}: ${JSON.stringify(clientEvent(one))},`);
  return [
    "// Made by `npm run browser-files` from lib/event/catalogue; do not edit.",
    'import type { Level } from "./event";',
    'import type { EventIconName } from "./icon";',
    "",
    "/** What the browser has of an event. */",
    "export interface ClientEvent {",
    "icon: EventIconName;",
    "refresh: readonly string[];",
    "/** `key` is the dedupe key, with names of facts in braces. */",
    "local?: { title: string; toast: string; level: Level; key: string };",
    "}",
    "",
    "const events: Record<string, ClientEvent> = {",
    ...entries,
    "};",
    "export const clientEvents: ReadonlyMap<string, ClientEvent> = new Map(",
    "Object.entries(events));",
  ].join("\n");
}

/** Every file that is made, by its path. */
export async function browserFiles(): Promise<Map<string, string>> {
  const domains = readdirSync(DOMAINS).filter(
    (name) =>
      readdirSync(resolve(DOMAINS, name)).includes("api.ts") && !notForBrowsers.includes(name),
  );
  const files = await Promise.all(domains.map(clientFile));
  files.push(["lib/event/client.ts", eventsText()]);
  const style = await resolveConfig(resolve("package.json"));
  return new Map(
    await Promise.all(
      files.map(async ([file, text]): Promise<[string, string]> => [
        file,
        await format(text, { ...style, parser: "typescript" }),
      ]),
    ),
  );
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href)
  for (const [file, text] of await browserFiles()) writeFileSync(file, text);
