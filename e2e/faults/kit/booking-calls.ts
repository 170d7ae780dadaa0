import type postgres from "postgres";
import type { Client } from "../../fixtures/client";
import type { Call } from "./sender";

const HOUR_MS = 3_600_000;
/** How long from now the bookings begin. */
const AHEAD_HOURS = 48;

interface Wanted {
  user: string;
  slot: string;
  lot: string;
  from: number;
}

/**
 * Makes requests that book by cash at quotes which are stored beforehand, so that the booking alone
 * is measured. Drivers take turns.
 */
export class BookingCalls {
  #hours = 0;
  #plates = 0;

  private constructor(
    private readonly sql: postgres.Sql,
    private readonly drivers: Client[],
    private readonly slots: { id: string; lot: string }[],
    private readonly start = Math.ceil(Date.now() / HOUR_MS + AHEAD_HOURS) * HOUR_MS,
  ) {}

  /** Finds the slots for cars of the lots that confirm immediately. */
  static async create(sql: postgres.Sql, drivers: Client[]): Promise<BookingCalls> {
    const slots = await sql<{ id: string; lot: string }[]>`
      select s.id, l.id as lot from slots s join lots l on l.id = s.lot_id
      where l.mode = 'instant' and l.status = 'active' and l.cash_accepted and s.deleted_at is null
        and s.status <> 'maintenance' and s.hourly_rate = 5000 and s.vehicle_type = 'car'
        and not s.accessible
      order by s.code`;
    return new BookingCalls(sql, drivers, slots);
  }

  apart(count: number): Promise<Call[]> {
    const first = this.#hours;
    const { length } = this.slots;
    this.#hours += Math.ceil(count / length);
    return this.#make(count, (index) => [index % length, first + Math.floor(index / length)]);
  }

  /** Bookings of one slot and time; at each call another one. */
  sameSlot(count: number): Promise<Call[]> {
    this.#hours += 1;
    return this.#make(count, () => [0, this.#hours - 1]);
  }

  async #make(count: number, placeOf: (index: number) => [number, number]): Promise<Call[]> {
    const wanted = Array.from({ length: count }, (_, index): Wanted => {
      const [slot, hour] = placeOf(index);
      const { id, lot } = this.slots[slot]!;
      const user = this.#driver(index).user.id as string;
      return { user, slot: id, lot, from: this.start + hour * HOUR_MS };
    });
    const quotes = await this.#storeQuotes(wanted);
    return quotes.map((quote_id, index) => ({
      method: "POST",
      path: "/api/bookings/",
      body: { quote_id, vehicle_number: `L ${(this.#plates += 1)}`, payment_method: "cash" },
      token: this.#driver(index).access,
    }));
  }

  #driver = (index: number): Client => this.drivers[index % this.drivers.length]!;

  /** Stores quotes as copies of a real one. Returns their ids. */
  async #storeQuotes(wanted: Wanted[]): Promise<string[]> {
    const { slot, from } = wanted[0]!;
    const { status, body } = await this.#driver(0).post("/api/bookings/quote/", {
      slot,
      start_time: new Date(from).toISOString(),
      minutes: 60,
    });
    if (status !== 200) throw new Error(`no quote: ${status} ${JSON.stringify(body)}`);
    const copies = wanted.map((one) => ({
      id: crypto.randomUUID(),
      user_id: one.user,
      slot_id: one.slot,
      lot_id: one.lot,
      start_time: new Date(one.from).toISOString(),
      end_time: new Date(one.from + HOUR_MS).toISOString(),
      expires_at: new Date(Date.now() + HOUR_MS).toISOString(),
    }));
    await this.sql`
      insert into quotes
      select (jsonb_populate_record(q, copy)).*
      from quotes q, jsonb_array_elements(${this.sql.json(copies)}) copy
      where q.id = ${body.quote_id as string}`;
    return copies.map(({ id }) => id);
  }
}
