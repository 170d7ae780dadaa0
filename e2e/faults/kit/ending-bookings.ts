import postgres from "postgres";

const MINUTES = 30;

/** How far the bookings of `insertEnding` are. */
export interface Progress {
  expired: number;
  /** Bookings with at least one notification of their end. */
  notified: number;
  notifications: number;
}

/**
 * Adds `count` slots, each with a running booking, as copies of one that is running. They end at
 * `end`, or evenly over the `spreadMs` before it.
 */
export async function insertEnding(
  sql: postgres.Sql,
  template: string,
  { count, end, spreadMs = 0 }: { count: number; end: Date; spreadMs?: number },
): Promise<void> {
  const columns = (names: string[]) => sql.unsafe(names.map((name) => `"${name}"`).join(", "));
  const [slotColumns, bookingColumns] = [
    await columnsOf(sql, "slots"),
    await columnsOf(sql, "bookings"),
  ];
  await sql.begin(async (tx) => {
    await tx`
      create temporary table ending on commit drop as
      select g, gen_random_uuid() as slot, gen_random_uuid() as booking,
        ${end}::timestamptz - (g - 1) * ${spreadMs / count} * interval '1 ms' as end_time
      from generate_series(1, ${count}) g`;
    await tx`
      insert into slots (${columns(slotColumns)})
      select ${columns(slotColumns)} from (
        select (jsonb_populate_record(s, jsonb_build_object('id', e.slot,
          'code', 'E' || e.g || ' ' || left(e.slot::text, 8)))).*
        from ending e, bookings b join slots s on s.id = b.slot_id
        where b.id = ${template}) copies`;
    await tx`
      insert into bookings (${columns(bookingColumns)})
      select ${columns(bookingColumns)} from (
        select (jsonb_populate_record(b, jsonb_build_object('id', e.booking, 'slot_id', e.slot,
          'number', nextval(pg_get_serial_sequence('bookings', 'number')),
          'vehicle_number', 'E ' || e.g, 'vehicle_key', 'E' || e.g,
          'start_time', e.end_time - ${MINUTES} * interval '1 minute',
          'end_time', e.end_time, 'blocked_until', e.end_time))).*
        from ending e, bookings b where b.id = ${template}) copies`;
  });
}

/** The columns of a table that are not computed. */
async function columnsOf(sql: postgres.Sql, table: string): Promise<string[]> {
  const rows = await sql<{ name: string }[]>`
    select column_name as name from information_schema.columns
    where table_schema = 'public' and table_name = ${table} and is_generated = 'NEVER'`;
  return rows.map(({ name }) => name);
}

export async function progressOf(sql: postgres.Sql): Promise<Progress> {
  const [progress] = await sql<Progress[]>`
    select (select count(*)::int from bookings where vehicle_key ~ '^E[0-9]' and status = 'expired')
        as expired,
      count(distinct n.related_id)::int as notified, count(*)::int as notifications
    from notifications n join bookings b on b.id = n.related_id
    where b.vehicle_key ~ '^E[0-9]' and n.event_type = 'reservation_expired'`;
  return progress!;
}
