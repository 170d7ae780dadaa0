import type { Actor } from "@/lib/core/actor";
import { bus, type Hints } from "@/lib/core/bus";
import { clock } from "@/lib/core/clock";
import { log } from "@/lib/core/log";
import { vitals } from "@/lib/core/vitals";
import { countMissed, getUnreadCount } from "@/lib/domain/notification/read/unread-count";
import { sync } from "@/lib/domain/notification/read/sync";
import { lotIdsOf } from "@/lib/domain/staff/read";
import type { Connection } from "./connection";
import { Feeds } from "./feed";
import { Hub } from "./hub";
import { receive, type Incoming } from "./messages";
import { positionOf, type Ack } from "./protocol";
import { checkExpiry, endInvalid } from "./validity";
import { Watches } from "./watch";

const SWEEP_MS = 1000;
const RECHECK_MS = 60_000;
const MAX_PER_USER = 10;
const AWAY_THRESHOLD = 4;

/** The socket protocol without any transport: a transport admits a client, hands its connection here and tells what it says. */
export class Realtime {
  readonly hub = new Hub();
  readonly watches = new Watches(this.hub);
  readonly #feeds = new Feeds(this.hub);
  readonly #timers = [
    setInterval(() => void this.#sweep(), SWEEP_MS),
    setInterval(() => this.#recheck(() => true), RECHECK_MS),
  ];
  readonly #turns = new WeakMap<Connection, Promise<void>>();
  readonly #unsubscribe = bus.subscribe((hints) => this.#changed(hints));

  /** Lets an admitted client in. Its messages are heard at once, its pushes begin when its rooms are known. */
  async welcome(connection: Connection, lastSeq?: unknown): Promise<void> {
    vitals.sockets += 1;
    this.hub.add(connection);
    await this.#enter(connection, lastSeq).catch((error: unknown) => {
      log().error({ err: error }, "a socket could not be welcomed");
      connection.close("failed");
    });
  }

  /** One message after the other: what a client says later must not come true earlier. */
  receive(
    connection: Connection,
    incoming: Incoming,
    answer: (ack: Ack<Record<string, unknown>>) => void,
  ): Promise<void> {
    const turn = (this.#turns.get(connection) ?? Promise.resolve())
      .then(() => (connection.isOpen ? receive(connection, incoming, this, answer) : undefined))
      .catch((error: unknown) =>
        log().error({ err: error }, "a socket message could not be answered"),
      );
    this.#turns.set(connection, turn);
    return turn;
  }

  goodbye(connection: Connection): void {
    vitals.sockets -= 1;
    this.watches.left(this.hub.remove(connection));
    this.#feeds.left(connection.data.actor.id);
  }

  /** Stops, and tells everybody to come back to another node. */
  close(): void {
    for (const timer of this.#timers) clearInterval(timer);
    this.#unsubscribe();
    this.watches.close();
    // A moment of its own for each, or the next node would meet them all at once.
    for (const connection of this.hub.connections)
      connection.send("server_restart", {
        type: "server_restart",
        retry_in_ms: 250 + Math.round(Math.random() * 1500),
      });
  }

  async #enter(connection: Connection, lastSeq: unknown): Promise<void> {
    const { actor, expiresAt } = connection.data;
    const { seq, unread_count } = await getUnreadCount(actor.id);
    const rooms = [`user:${actor.id}`, `role:${actor.role}`, ...(await opsRooms(actor))];
    // One that left meanwhile has been tidied up already; its feed would be followed for ever.
    if (!connection.isOpen) return;
    this.hub.join(connection, ...rooms);
    const position = this.#feeds.open(actor.id, seq);
    this.#closeOldest(actor.id);
    connection.send("connection_established", {
      type: "connection_established",
      message: `Connected successfully as ${actor.name}`,
      user_id: actor.id,
      unread_count,
      seq,
      server_time: clock.now().toISOString(),
      expires_at: expiresAt?.toISOString() ?? null,
      recovered: false,
    });
    if (lastSeq !== undefined && lastSeq !== null) await catchUp(connection, lastSeq);
    // Others of this person were sent something between our look and our joining them.
    else if (position > seq) await catchUp(connection, seq);
  }

  /** The eleventh connection of a person ends the first one. */
  #closeOldest(userId: string): void {
    const all = this.hub.in(`user:${userId}`);
    for (const oldest of all.slice(0, Math.max(0, all.length - MAX_PER_USER))) {
      oldest.reply("error", {
        type: "error",
        code: "too_many_sockets",
        message: "A newer connection took this one's place.",
      });
      oldest.close("replaced");
    }
  }

  #changed(hints: Hints): void {
    if (hints.users.size) void this.#feeds.pump([...hints.users]);
    this.watches.changed(hints);
    if (hints.revoked.size)
      setImmediate(() =>
        this.#recheck((connection) => hints.revoked.has(connection.data.actor.id)),
      );
    if (hints.clock.size)
      this.hub.emitAll("pong", {
        type: "pong",
        timestamp: null,
        server_time: clock.now().toISOString(),
      });
  }

  async #sweep(): Promise<void> {
    try {
      await this.#feeds.pumpAll();
      for (const connection of this.hub.connections) checkExpiry(connection);
    } catch (error) {
      log().warn({ err: error }, "the realtime sweep failed and will be tried again");
    }
  }

  #recheck(which: (connection: Connection) => boolean): void {
    void endInvalid(this.hub.connections.filter(which)).catch((error: unknown) =>
      log().warn({ err: error }, "sockets could not be checked; the next round will"),
    );
  }
}

const opsRooms = async (actor: Actor): Promise<string[]> =>
  actor.role === "owner" || actor.role === "staff"
    ? (await lotIdsOf(actor)).map((id) => `lot:${id}:ops`)
    : [];

async function catchUp(connection: Connection, lastSeq: unknown): Promise<void> {
  const since = positionOf(lastSeq);
  const result = await sync(connection.data.actor, since);
  connection.send("sync", { type: "sync", ...result });
  const summary = await countMissed(connection.data.actor.id, since);
  if (summary.missed >= AWAY_THRESHOLD)
    connection.send("away_summary", { type: "away_summary", ...summary });
}
