import postgres from "postgres";
import { TestServer } from "../e2e/fixtures/server";
import { fillFeeds } from "../e2e/faults/kit/fill-feeds";
import { startPostgres } from "../e2e/faults/kit/postgres";

/**
 * How close the notification endpoints come to their floor: the same answer by bare SQL over the
 * same rows. Both are timed in turns in one run, so that a noisy machine slows both. The person has
 * 10,000 of 110,000 stored notifications.
 */
const ROUNDS = 80;
const WARM_UP = 20;
/** The highest accepted ratio of ours to bare SQL. */
const MOST = 3;

interface Case {
  name: string;
  path: string;
  floor: (sql: postgres.Sql, me: string) => Promise<unknown>;
}

const visible = (sql: postgres.Sql, me: string) => sql`
  recipient_id = ${me} and deleted_at is null and archived_at is null
    and (snoozed_until is null or snoozed_until <= now())`;
const countVisible = (sql: postgres.Sql, me: string) =>
  sql`select count(*) from notifications where ${visible(sql, me)}`;

const cases: Case[] = [
  {
    name: "a page of the list",
    path: "/api/notifications/",
    floor: (sql, me) =>
      Promise.all([
        sql`
          select * from notifications
          where ${visible(sql, me)}
          order by created_at desc, born_seq desc
          limit 20`,
        countVisible(sql, me),
      ]),
  },
  {
    name: "the panel's page, unread first",
    path: "/api/notifications/?ordering=is_read,-created_at",
    floor: (sql, me) =>
      Promise.all([
        sql`
          select * from notifications
          where ${visible(sql, me)}
          order by (read_at is not null), created_at desc, born_seq desc
          limit 20`,
        countVisible(sql, me),
      ]),
  },
  {
    name: "the unread count",
    path: "/api/notifications/unread_count/",
    floor: (sql, me) => sql`
      with unread as materialized (
        select id, category as type, seen_at is null as unseen,
          asks and resolved is null as asking
        from notifications
        where ${visible(sql, me)} and read_at is null
      ), types as (
        select type, count(*), count(*) filter (where unseen), count(*) filter (where asking)
        from unread
        group by type
      ), channels as (
        select d.channel, count(*) as sent
        from notification_deliveries d
          join unread on unread.id = d.notification_id
        where d.channel <> 'in_app' and d.status <> 'cancelled'
        group by d.channel
      )
      select (select seq from notification_feeds where user_id = ${me}) as seq,
        (select jsonb_agg(types) from types) as types,
        (select jsonb_object_agg(channel, sent) from channels) as channels`,
  },
  {
    name: "grouped by what they are about",
    path: "/api/notifications/grouped/?by=group_key",
    floor: (sql, me) => sql`
      select * from (
        select ranked.*, dense_rank() over (order by newest desc, group_key) as rank
        from (${rankedBy(sql, me, "group_key")}) ranked
        where place <= 10
      ) numbered
      where rank <= 100
      order by rank, place`,
  },
  {
    name: "grouped by day and type",
    path: "/api/notifications/grouped/?by=date",
    floor: (sql, me) => sql`
      select * from (${rankedBy(sql, me, "category")}) ranked
      where place <= 10`,
  },
];

/** Each visible row with its place in its group, and the group's counts and newest instant. */
function rankedBy(sql: postgres.Sql, me: string, column: string) {
  const group = sql`(partition by ${sql(column)})`;
  return sql`
    select n.*,
      row_number() over (
        partition by ${sql(column)} order by created_at desc, born_seq desc
      ) as place,
      count(*) over ${group} as total,
      count(*) filter (where read_at is null) over ${group} as unread,
      max(created_at) over ${group} as newest
    from notifications n
    where ${visible(sql, me)}`;
}

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const from = performance.now();
  await work();
  return performance.now() - from;
};
const median = (times: number[]) => [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)]!;
const inColumn = (ms: number) => `${ms.toFixed(1).padStart(6)} ms`;

/** Prints the medians and their ratio for each case. Returns whether every ratio is accepted. */
async function run(): Promise<boolean> {
  const cluster = await startPostgres();
  const databaseUrl = await cluster.createDatabase("bench");
  // Without the jobs that archive and delete old rows: the rows stay the same in every round.
  const env = { RETENTION_ARCHIVE_DAYS: "0", RETENTION_DELETE_DAYS: "0" };
  const server = await TestServer.start({ databaseUrl, env });
  const joy = await server.signIn("driver2");
  await fillFeeds(databaseUrl, joy.user.id);
  const sql = postgres(databaseUrl, { max: 4, onnotice: () => undefined });
  await sql`analyze`;
  let isWithin = true;
  for (const { name, path, floor } of cases) {
    const ours: number[] = [];
    const bare: number[] = [];
    for (let round = -WARM_UP; round < ROUNDS; round += 1) {
      const ourMs = await timed(() => joy.get(path));
      const bareMs = await timed(() => floor(sql, joy.user.id));
      if (round < 0) continue;
      ours.push(ourMs);
      bare.push(bareMs);
    }
    const ratio = median(ours) / median(bare);
    isWithin &&= ratio <= MOST;
    process.stdout.write(
      `${name.padEnd(34)} ours ${inColumn(median(ours))}   bare SQL ${inColumn(median(bare))}` +
        `   ratio ${ratio.toFixed(2)}${ratio <= MOST ? "" : `  over ${MOST}`}\n`,
    );
  }
  await sql.end();
  await server.stop();
  server.dispose();
  cluster.stop();
  return isWithin;
}

process.exit((await run()) ? 0 : 1);
