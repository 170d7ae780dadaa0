import { expect, test } from "@playwright/test";
import postgres from "postgres";
import { Client } from "../fixtures/client";
import { TestServer } from "../fixtures/server";
import { fillFeeds } from "./kit/many";
import { startPostgres } from "./kit/postgres";

interface Plan { "Node Type": string; "Relation Name"?: string; Plans?: Plan[] }

/** Every plan that PostgreSQL has written into its log, with the statement. */
function plansIn(log: string): { text: string; plan: Plan }[] {
  return [...log.matchAll(/ plan:\n(\t\{\n[\s\S]*?\n\t\})/g)].map(([, json]) => {
    const { "Query Text": text, Plan: plan } = JSON.parse(json!.replaceAll("\n\t", "\n"));
    return { text, plan };
  });
}

const nodesOf = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];
const big = new Set(["notifications", "notification_deliveries"]);
const readsAll = ({ text, plan }: { text: string; plan: Plan }) => nodesOf(plan).filter((node) => node["Node Type"] === "Seq Scan" && big.has(node["Relation Name"] ?? "")).map((node) => `${node["Relation Name"]} in ${text}`);

test("I16 S0.34: with 10,000 of 110,000 notifications every filter of every list answers by an index, with fresh statistics and without any", async () => {
  const cluster = await startPostgres(["session_preload_libraries=auto_explain", "auto_explain.log_min_duration=0", "auto_explain.log_format=json", "autovacuum=off"]);
  const databaseUrl = await cluster.createDatabase("plans");
  const server = await TestServer.start({ databaseUrl });
  const joy = await Client.signIn(server.url, "driver2@parkmate.test");
  await fillFeeds(databaseUrl, joy.user.id);
  const n = "/api/notifications/";
  const [row] = (await joy.get(`${n}?search=number%2042`)).body.results;
  const filters = [
    "", "notification_type=booking", "notification_types=booking,payment", "event_type=custom", "type=custom", "level=error", "priority=HIGH", "is_read=true", "is_read=false", "is_unread=true",
    "status=sent", "status=failed", "status=unread", "status=cancelled", "delivery_channel=email", "delivery_channel=in_app", "notification_type=EMAIL", `ticket=${row.id}`, `booking=${row.id}`,
    `lot=${row.id}`, `group_key=${encodeURIComponent(row.group_key)}`, `related_to=booking:${row.id}`, "created_after=2026-01-01T00:00:00Z", "created_before=2026-01-01T00:00:00Z",
    "period=today", "period=month", "search=lot", "archived=true", "archived=all", "snoozed=true", "since_seq=9000", "ordering=is_read,-created_at", "ordering=priority", "ordering=seq", "page=50",
    "notification_type=booking&is_read=false&priority=HIGH&period=month",
  ];
  const paths = [...filters.map((filter) => `${n}?${filter}`), `${n}unread/`, `${n}unread_count/`, `${n}stats/`, `${n}grouped/?by=date`, `${n}grouped/?by=group_key`, `${n}${row.id}/`, `${n}${row.id}/trace/`,
    `${n}sync/?since_seq=9900`, `${n}export.csv?is_read=false`];
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => undefined });
  for (const statistics of ["none", "fresh"]) {
    if (statistics === "fresh") await sql`analyze`;
    const seen = cluster.log().length;
    for (const path of paths) expect((await joy.get(path)).status, path).toBe(200);
    await joy.post(`${n}mark_read/`, { notification_ids: [row.id] });
    const plans = plansIn(cluster.log().slice(seen)).filter(({ plan }) => nodesOf(plan).some((node) => node["Relation Name"] === "notifications"));
    expect(plans.length).toBeGreaterThan(paths.length);
    // The jobs' sweeps run beside; they have their own partial indexes.
    expect(plans.flatMap(readsAll), `${statistics} statistics`).toEqual([]);
  }
  await sql.end();
  await server.stop();
  server.dispose();
  await cluster.stop();
});
