import postgres from "postgres";

/** How many notifications each person gets. */
export const PER_PERSON = 10_000;
const OTHERS = 10;

/**
 * Stores 10,000 notifications for one person and for each of ten others, up to two years old: a
 * fifth unread, some archived, some snoozed, in groups of about five, each with deliveries.
 */
export async function fillFeeds(databaseUrl: string, userId: string): Promise<void> {
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => undefined });
  for (const person of [userId, ...(await insertPeople(sql))]) {
    await insertNotifications(sql, person);
    await sql`
      insert into notification_feeds (user_id, seq) values (${person}, ${PER_PERSON})
      on conflict (user_id) do update set seq = notification_feeds.seq + ${PER_PERSON}`;
  }
  await insertDeliveries(sql);
  await sql.end();
}

async function insertPeople(sql: postgres.Sql): Promise<string[]> {
  await sql`
    insert into users (id, email, password_hash, first_name, last_name, role, status, timezone,
      created_at)
    select gen_random_uuid(), 'crowd' || g || '@parkmate.test', 'none', 'Crowd', g::text, 'driver',
      'active', 'Asia/Manila', now()
    from generate_series(1, ${OTHERS}) g`;
  const rows = await sql<{ id: string }[]>`select id from users where email like 'crowd%'`;
  return rows.map((row) => row.id);
}

const insertNotifications = (sql: postgres.Sql, person: string) => sql`
  with start as (
    select coalesce(max(seq), 0) as seq from notification_feeds where user_id = ${person}
  )
  insert into notifications (id, recipient_id, event_type, category, level, priority, title,
    message, data, related_type, related_id, lot_id, audience, group_key, dedupe_key, action_url,
    asks, seq, born_seq, change, read_at, seen_at, archived_at, snoozed_until, created_at,
    updated_at)
  select gen_random_uuid(), ${person},
    (array['new_reservation', 'payment_confirmed', 'upcoming_reservation', 'reservation_expired',
      'custom'])[1 + g % 5],
    (array['booking', 'payment', 'reminder', 'booking', 'system'])[1 + g % 5],
    (array['info', 'confirm', 'warning', 'success', 'error'])[1 + g % 5],
    (array['LOW', 'MEDIUM', 'HIGH'])[1 + g % 3],
    'Title ' || g,
    'Something happened at Parking Lot A, number ' || g,
    jsonb_build_object('booking_id', gen_random_uuid(), 'n', g),
    'booking', md5((g / 5)::text)::uuid, md5((g % 12)::text)::uuid, 'driver',
    'booking:' || (g / 5), 'bulk:' || g, '/bookings/' || g, false,
    start.seq + g, start.seq + g, 'new',
    case when g % 5 = 0 then null else now() - (g % 700) * interval '1 day' end,
    now(),
    case when g % 17 = 0 then now() end,
    case when g % 101 = 0 then now() + interval '1 hour' end,
    now() - g * interval '97 minutes',
    now()
  from start, generate_series(1, ${PER_PERSON}) g`;

const insertDeliveries = (sql: postgres.Sql) => sql`
  insert into notification_deliveries (id, notification_id, recipient_id, channel, status, reason,
    attempt, next_attempt_at, sent_at, created_at)
  select gen_random_uuid(), n.id, n.recipient_id, delivery.channel, delivery.status,
    delivery.reason, 0, n.created_at, n.created_at, n.created_at
  from notifications n, (values ('in_app', 'sent', null), ('email', 'cancelled', 'unavailable'))
    as delivery (channel, status, reason)
  where n.dedupe_key like 'bulk:%'`;
