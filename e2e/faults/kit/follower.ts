import type { Client } from "../../fixtures/client";
import type { Json } from "../../fixtures/json";
import { sleep } from "../../fixtures/sleep";
import type { TestSocket } from "../../fixtures/test-socket";

/**
 * A client that stays connected as a page does: after each disconnect it connects again and asks
 * for what came since the last `seq` that it knows, and when that is too much it fetches it by
 * REST. It remembers every notification it received.
 */
export class Follower {
  /** The id of each received notification and how often it was pushed, synchronised or fetched. */
  readonly received = new Map<string, number>();
  /** The bookings that they are about. */
  readonly bookings = new Set<string>();
  connects = 0;
  /** How often the server answered with `reset`. */
  resets = 0;
  #lastSeq: number;
  #socket: TestSocket | null = null;
  #isStopped = false;
  readonly #running: Promise<void>;

  private constructor(
    private readonly person: Client,
    seq: number,
  ) {
    this.#lastSeq = seq;
    this.#running = this.#run();
  }

  /** Follows from the person's present `seq`. Resolves when the first connection is open. */
  static async start(person: Client): Promise<Follower> {
    const { seq } = (await person.get("/api/notifications/unread_count/")).body;
    const follower = new Follower(person, seq);
    while (follower.connects === 0) await sleep(20);
    return follower;
  }

  /** Waits until it has all up to the person's present `seq`. False when that takes longer. */
  async hasAll(withinMs: number): Promise<boolean> {
    const { seq } = (await this.person.get("/api/notifications/unread_count/")).body;
    const until = performance.now() + withinMs;
    while (this.#lastSeq < seq && performance.now() < until) await sleep(20);
    return this.#lastSeq >= seq;
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    this.#socket?.close();
    await this.#running;
  }

  async #run(): Promise<void> {
    while (!this.#isStopped) {
      // While the server is down, connecting fails.
      this.#socket = await this.person.connect({ last_seq: this.#lastSeq }).catch(() => null);
      if (!this.#socket) {
        await sleep(100);
        continue;
      }
      this.connects += 1;
      await this.#receive(this.#socket);
    }
  }

  async #receive({ frames, socket }: TestSocket): Promise<void> {
    for (let next = 0; socket.connected || next < frames.length;) {
      const frame = frames[next];
      if (!frame) {
        await sleep(20);
        continue;
      }
      next += 1;
      if (frame.event === "new_notification") this.#take(frame.message.notification);
      if (frame.event === "sync") frame.message.upserts.forEach((row: Json) => this.#take(row));
      // Without an answer the next connection begins at the old position once more.
      if (frame.message?.reset) await this.#fetch().catch(() => undefined);
    }
  }

  /** Fetches what came since the last known `seq`, the oldest first. */
  async #fetch(): Promise<void> {
    this.resets += 1;
    const path = "/api/notifications/?archived=all&snoozed=all&ordering=seq&page_size=100";
    const since = this.#lastSeq;
    for (let page = 1; ; page += 1) {
      const { body } = await this.person.get(`${path}&since_seq=${since}&page=${page}`);
      (body.results as Json[]).forEach((row) => this.#take(row));
      if (!body.next) return;
    }
  }

  #take({ id, seq, data }: Json): void {
    this.received.set(id, (this.received.get(id) ?? 0) + 1);
    if (data?.booking_id) this.bookings.add(data.booking_id);
    this.#lastSeq = Math.max(this.#lastSeq, seq);
  }
}
