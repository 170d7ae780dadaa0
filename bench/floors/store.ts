import postgres from "postgres";

interface Notification {
  id: string;
  person_id: number;
  level: string;
  message: string;
}
export interface BookingRequest {
  slot: number;
  person: number;
  start: string;
  end: string;
}
export interface NotificationRequest {
  person: number;
  level: string;
  message: string;
}

const PAGE = 20;

/** The statements of the floors, sent by the bare driver: ten connections, one statement each. */
export function openStore() {
  const sql = postgres(process.env.DATABASE_URL!, { max: 10, onnotice: () => undefined });
  return {
    notify: async ({ person, level, message }: NotificationRequest): Promise<Notification> => {
      const [row] = await sql<Notification[]>`
        insert into notifications (person_id, level, message)
        values (${person}, ${level}, ${message})
        returning id, person_id, level, message`;
      return row!;
    },

    /** Books a slot and notifies the owner of its lot. Null: the slot is taken. */
    book: async ({ slot, person, start, end }: BookingRequest): Promise<Notification | null> => {
      const [row] = await sql<Notification[]>`
        with booked as (
          insert into bookings (slot_id, person_id, start_time, end_time)
          values (${slot}, ${person}, ${start}, ${end})
          on conflict do nothing
          returning slot_id
        )
        insert into notifications (person_id, level, message)
        select l.owner_id, 'info', 'New booking for ' || l.name || ', slot ' || s.code
        from booked b join slots s on s.id = b.slot_id join lots l on l.id = s.lot_id
        returning id, person_id, level, message`;
      return row ?? null;
    },

    list: async (person: number) => {
      const [results, [total]] = await Promise.all([
        sql`
          select id::int, person_id, level, message, is_read, created_at from notifications
          where person_id = ${person}
          order by created_at desc limit ${PAGE}`,
        sql`select count(*)::int from notifications where person_id = ${person}`,
      ]);
      return { ...total, results };
    },

    countUnread: async (person: number) =>
      (
        await sql`
          select count(*)::int from notifications where person_id = ${person} and not is_read`
      )[0]!,
  };
}
