import { expect, test } from "@playwright/test";
import postgres from "postgres";
import type { Client } from "../fixtures/client";
import type { Json } from "../fixtures/json";
import { NOTIFICATIONS } from "../fixtures/paths";
import { TestServer } from "../fixtures/server";
import { fillFeeds } from "./kit/fill-feeds";
import {
  faultsOf,
  isAboutSomebody,
  isKnownWithoutStatistics,
  isLargeScan,
  nodesOf,
  plansIn,
  discardedRows,
  type Statement,
} from "./kit/plans";
import { type Cluster, startPostgres } from "./kit/postgres";

const filtersFor = (row: Json): string[] => [
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
  "ordering=created_at",
  "ordering=seq",
  "page=50",
  "notification_type=booking&is_read=false&priority=HIGH&period=month",
];

/** Every list with every filter that it has, and everything else that reads notifications. */
function pathsFor(row: Json): string[] {
  const filters = filtersFor(row);
  const grouped = filters
    .filter((filter) => !/ordering|page/.test(filter))
    .flatMap((filter) => ["date", "group_key"].map((by) => `grouped/?by=${by}&${filter}`));
  return [
    ...filters.map((filter) => `?${filter}`),
    ...filters.map((filter) => `unread/?${filter}`),
    ...grouped,
    "unread_count/",
    "unread_count/?notification_type=booking",
    "stats/",
    "stats/?period=month",
    `${row.id}/`,
    `${row.id}/trace/`,
    "sync/?since_seq=9900",
    "export.csv?is_read=false",
  ].map((path) => NOTIFICATIONS + path);
}

let cluster: Cluster;
let databaseUrl: string;
let server: TestServer;
let joy: Client;

test.beforeAll(async () => {
  cluster = await startPostgres([
    "session_preload_libraries=auto_explain",
    "auto_explain.log_min_duration=0",
    "auto_explain.log_format=json",
    "auto_explain.log_analyze=on",
    "auto_explain.log_timing=off",
    "autovacuum=off",
  ]);
  databaseUrl = await cluster.createDatabase("plans");
  // Without the jobs that archive and delete old rows, whose statements would be read as well.
  const env = { RETENTION_ARCHIVE_DAYS: "0", RETENTION_DELETE_DAYS: "0" };
  server = await TestServer.start({ databaseUrl, env });
  joy = await server.signIn("driver2");
  await fillFeeds(databaseUrl, joy.user.id);
});
test.afterAll(async () => {
  await server.stop();
  server.dispose();
  cluster.stop();
});

/** Jobs claim their rows with SKIP LOCKED; no request does. */
const isJob = (text: string): boolean => /skip locked/i.test(text);

/** Reads every path. Returns the statements about the person's own rows, with their plans. */
async function readEverything(): Promise<Statement[]> {
  const [row] = (await joy.get(`${NOTIFICATIONS}?search=number%2042`)).body.results;
  const paths = pathsFor(row);
  const before = cluster.log().length;
  for (const path of paths) expect((await joy.get(path)).status, path).toBe(200);
  await joy.post(`${NOTIFICATIONS}mark_read/`, { notification_ids: [row.id] });
  const statements = plansIn(cluster.log().slice(before)).filter(
    (one) => isAboutSomebody(one) && !isJob(one.text) && nodesOf(one.plan).some(isLargeScan),
  );
  expect(statements.length).toBeGreaterThan(paths.length);
  return statements;
}

/** Checks that the log does say how many rows were read. */
function expectMeasured(statements: Statement[]): void {
  const scans = statements
    .filter((one) => !faultsOf(one).length)
    .flatMap(({ plan }) => nodesOf(plan).filter(isLargeScan));
  const most = Math.max(...scans.map(discardedRows));
  console.log(`plans: ${statements.length} statements, at most ${most} rows read and discarded`);
  expect(most, "auto_explain says what was read").toBeGreaterThan(0);
}

test("I16 S0.34: every list finds its rows by an index, without statistics", async () => {
  const statements = await readEverything();
  const faults = statements.flatMap((one) =>
    faultsOf(one).filter((fault) => !isKnownWithoutStatistics(fault, one)),
  );
  expect([...new Set(faults)]).toEqual([]);
  expectMeasured(statements);
});

test("I16 S0.34: every list finds its rows by an index, with fresh statistics", async () => {
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => undefined });
  // Half of the e-mails were sent, so that their index is not quick just because it is empty.
  await sql`
    update notification_deliveries d set status = 'sent', reason = null
    from notifications n
    where n.id = d.notification_id and d.channel = 'email' and n.seq % 2 = 0`;
  await sql`analyze`;
  await sql.end();
  const statements = await readEverything();
  expect([...new Set(statements.flatMap(faultsOf))]).toEqual([]);
  expectMeasured(statements);
});

test("I16: a page reads its own rows, and a count reads an index alone", async () => {
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => undefined });
  await sql`vacuum analyze notifications`;
  await sql.end();
  const { results } = (await joy.get(`${NOTIFICATIONS}?is_read=true`)).body;
  const before = cluster.log().length;
  // Often enough for PostgreSQL to prefer one plan for all values, and each time with a new count.
  for (const { id } of results.slice(0, 8)) {
    await joy.post(`${NOTIFICATIONS}${id}/mark_as_unread/`);
    for (const path of ["", "?ordering=created_at", "?archived=all", "unread/", "unread_count/"])
      expect((await joy.get(NOTIFICATIONS + path)).status, path).toBe(200);
  }
  const scans = plansIn(cluster.log().slice(before))
    .filter(({ text }) => text.includes("json_build_object"))
    .flatMap(({ plan }) => nodesOf(plan))
    .filter((node) => node["Relation Name"] === "notifications" && node["Actual Loops"] !== 0)
    .filter(isLargeScan);
  const counts = scans.filter((node) => node["Node Type"] === "Index Only Scan");
  expect(Math.max(...counts.map((node) => node["Actual Rows"]!))).toBeGreaterThan(1000);
  const others = scans.filter((node) => !counts.includes(node));
  expect(others.length).toBeGreaterThan(30);
  expect(
    Math.max(...others.map((node) => node["Actual Rows"]! + discardedRows(node))),
  ).toBeLessThan(30);
});

test("I16: a page of the deliveries reads a page of each kind", async () => {
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => undefined });
  await sql`
    insert into account_mails (id, kind, address, expires_at, status, next_attempt_at, created_at)
    select gen_random_uuid(), 'reset_password', 'crowd' || g || '@parkmate.test', now(), 'sent',
      now(), now() - g * interval '5 seconds'
    from generate_series(1, 100000) g`;
  await sql`vacuum analyze account_mails`;
  await sql.end();
  const admin = await server.signIn("admin");
  const before = cluster.log().length;
  for (const query of ["", "?page=3", "?kind=account", "?kind=notification", "?channel=email"])
    expect((await admin.get(`/api/admin/deliveries/${query}`)).status, query).toBe(200);
  const scans = plansIn(cluster.log().slice(before))
    .filter(({ text }) => text.includes(") as log"))
    .flatMap(({ plan }) => nodesOf(plan))
    .filter((node) => node["Relation Name"] !== undefined);
  expect(new Set(scans.map((node) => node["Index Name"]))).toEqual(
    new Set(["deliveries_log_idx", "account_mails_log_idx"]),
  );
  for (const node of scans)
    expect(node["Actual Rows"]! + discardedRows(node), node["Index Name"]).toBeLessThan(100);
});
