import { expect, test } from "@playwright/test";
import postgres from "postgres";
import { Client } from "../fixtures/client";
import { TestServer } from "../fixtures/server";
import { fillFeeds, MINE } from "./kit/many";
import { startPostgres } from "./kit/postgres";

interface Plan {
  "Node Type": string;
  "Relation Name"?: string;
  "Index Name"?: string;
  "Index Cond"?: string;
  "Actual Rows"?: number;
  "Actual Loops"?: number;
  "Rows Removed by Filter"?: number;
  "Rows Removed by Index Recheck"?: number;
  Plans?: Plan[];
}
interface Statement {
  text: string;
  plan: Plan;
}

/** Every plan that PostgreSQL has written into its log, with the statement. */
function plansIn(log: string): Statement[] {
  return [...log.matchAll(/ plan:\n(\t\{\n[\s\S]*?\n\t\})/g)].map(([, json]) => {
    const { "Query Text": text, Plan: plan } = JSON.parse(json!.replaceAll("\n\t", "\n"));
    return { text, plan };
  });
}

const nodesOf = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];
/** How many rows the person has in each; a little more for those of the demo and of this test. */
const own: Record<string, number> = {
  notifications: MINE + 100,
  notification_deliveries: 2 * MINE + 200,
};
const isBig = (node: Plan) =>
  (node["Relation Name"] ?? "") in own && node["Node Type"].endsWith("Scan");
/** The jobs' sweeps, which run beside and ask about everybody, have partial indexes of their own. */
const isAboutSomebody = ({ text }: Statement) =>
  /"?recipient_id"? = \$|"?notification_id"? (=|in)|"notifications"\."id" (=|in)/.test(text);
const isOwn = ({ "Index Cond": condition = "" }: Plan) =>
  /\b(recipient_id|notification_id|id)\b/.test(condition);

/** What is wrong with the way one node finds its rows: it reads, or walks an index, past everybody else's. */
function faultOf(node: Plan): string | null {
  const [kind, index] = [node["Node Type"], node["Index Name"] ?? ""];
  if (kind === "Bitmap Heap Scan") {
    const stranger = nodesOf(node).find(
      (one) => one["Node Type"] === "Bitmap Index Scan" && !isOwn(one),
    );
    if (stranger)
      return `${kind} by ${stranger["Index Name"]} (${stranger["Index Cond"] ?? "no condition"})`;
  } else if (!["Index Scan", "Index Only Scan"].includes(kind) || !isOwn(node))
    return `${kind} ${index} (${node["Index Cond"] ?? "no condition"})`;
  const loops = node["Actual Loops"] ?? 1;
  const read =
    ((node["Actual Rows"] ?? 0) +
      (node["Rows Removed by Filter"] ?? 0) +
      (node["Rows Removed by Index Recheck"] ?? 0)) *
    loops;
  return read > own[node["Relation Name"]!]!
    ? `${kind} ${index} reads ${read} rows in ${loops} rounds`
    : null;
}

/**
 * A known fault: for want of statistics PostgreSQL looks through all of the person's deliveries once for each of their
 * notifications. Still nobody else's, so only the number of rows is let pass, and only there.
 */
const isKnown = (fault: string, { text }: Statement, statistics: string) =>
  statistics === "none" &&
  /deliveries_recipient_idx|^Bitmap Heap Scan/.test(fault) &&
  fault.includes(" rounds in ") &&
  text.includes('exists (select 1 from "notification_deliveries"');

const faultsOf = ({ text, plan }: Statement) =>
  nodesOf(plan)
    .filter(isBig)
    .map(faultOf)
    .filter((fault) => fault !== null)
    .map((fault) => `${fault} in …${text.slice(-600)}`);

test("I16 S0.34: with 10,000 of 110,000 notifications every filter of every list answers by an index to the person's own rows, with fresh statistics and without any", async () => {
  const cluster = await startPostgres([
    "session_preload_libraries=auto_explain",
    "auto_explain.log_min_duration=0",
    "auto_explain.log_format=json",
    "auto_explain.log_analyze=on",
    "auto_explain.log_timing=off",
    "autovacuum=off",
  ]);
  const databaseUrl = await cluster.createDatabase("plans");
  const server = await TestServer.start({ databaseUrl });
  const joy = await Client.signIn(server.url, "driver2@parkmate.test");
  await fillFeeds(databaseUrl, joy.user.id);
  const n = "/api/notifications/";
  const [row] = (await joy.get(`${n}?search=number%2042`)).body.results;
  const filters = [
    "",
    "notification_type=booking",
    "notification_types=booking,payment",
    "event_type=custom",
    "type=custom",
    "level=error",
    "priority=HIGH",
    "is_read=true",
    "is_read=false",
    "is_unread=true",
    "status=sent",
    "status=failed",
    "status=unread",
    "status=cancelled",
    "delivery_channel=email",
    "delivery_channel=in_app",
    "notification_type=EMAIL",
    `ticket=${row.id}`,
    `booking=${row.id}`,
    `lot=${row.id}`,
    `group_key=${encodeURIComponent(row.group_key)}`,
    `related_to=booking:${row.id}`,
    "created_after=2026-01-01T00:00:00Z",
    "created_before=2026-01-01T00:00:00Z",
    "period=today",
    "period=month",
    "search=lot",
    "archived=true",
    "archived=all",
    "snoozed=true",
    "since_seq=9000",
    "ordering=is_read,-created_at",
    "ordering=priority",
    "ordering=seq",
    "page=50",
    "notification_type=booking&is_read=false&priority=HIGH&period=month",
  ];
  const paths = [
    ...filters.map((filter) => `${n}?${filter}`),
    ...filters.map((filter) => `${n}unread/?${filter}`),
    ...filters
      .filter((filter) => !/ordering|page/.test(filter))
      .flatMap((filter) => ["date", "group_key"].map((by) => `${n}grouped/?by=${by}&${filter}`)),
    `${n}unread_count/`,
    `${n}unread_count/?notification_type=booking`,
    `${n}stats/`,
    `${n}stats/?period=month`,
    `${n}${row.id}/`,
    `${n}${row.id}/trace/`,
    `${n}sync/?since_seq=9900`,
    `${n}export.csv?is_read=false`,
  ];
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => undefined });
  for (const statistics of ["none", "fresh"]) {
    if (statistics === "fresh") {
      // Half of the e-mails went out, so that the index of those is as long as it is where e-mail works, and nothing that is quick because it is empty.
      await sql`update notification_deliveries d set status = 'sent', reason = null from notifications n where n.id = d.notification_id and d.channel = 'email' and n.seq % 2 = 0`;
      await sql`analyze`;
    }
    const seen = cluster.log().length;
    for (const path of paths) expect((await joy.get(path)).status, path).toBe(200);
    await joy.post(`${n}mark_read/`, { notification_ids: [row.id] });
    const plans = plansIn(cluster.log().slice(seen)).filter(
      (one) => isAboutSomebody(one) && nodesOf(one.plan).some(isBig),
    );
    expect(plans.length).toBeGreaterThan(paths.length);
    expect(
      [
        ...new Set(
          plans.flatMap((one) => faultsOf(one).filter((fault) => !isKnown(fault, one, statistics))),
        ),
      ],
      `${statistics} statistics`,
    ).toEqual([]);
    const most = Math.max(
      ...plans
        .filter((one) => !faultsOf(one).length)
        .flatMap(({ plan }) => nodesOf(plan).filter(isBig))
        .map((node) => (node["Rows Removed by Filter"] ?? 0) * (node["Actual Loops"] ?? 1)),
    );
    console.log(
      `plans: ${statistics} statistics, ${plans.length} statements, at most ${most} rows read in vain`,
    );
    expect(most, "auto_explain tells what was read").toBeGreaterThan(0);
  }
  await sql.end();
  await server.stop();
  server.dispose();
  await cluster.stop();
});
