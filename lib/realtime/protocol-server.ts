import type { Actor } from "@/lib/core/actor";
import { bus, type Hints } from "@/lib/core/bus";
import { clock } from "@/lib/core/clock";
import { batched } from "@/lib/core/db";
import { SECOND_MS } from "@/lib/core/duration";
import { log } from "@/lib/core/log";
import { vitals } from "@/lib/core/vitals";
import { onWritten } from "@/lib/delivery/written";
import { sync } from "@/lib/domain/notification/read/sync";
import { countMissed, getBadges, type Badge } from "@/lib/domain/notification/read/unread-count";
import { lotIdsOf } from "@/lib/domain/staff/read";
import { sendBookings, sendQueue } from "./booking-updates";
import type { Connection } from "./connection";
import { Feeds } from "./feeds";
import type { Answer } from "./handlers";
import { Hub } from "./hub";
import { MAX_CONNECTIONS_PER_PERSON } from "./limits";
import { LotUpdates } from "./lot-updates";
import { positionOf, type Ack, type Queue } from "./protocol";
import { receive, type Incoming } from "./receive";
import { checkExpiry, closeRevoked, revokedOf } from "./validity";

const SWEEP_MS = SECOND_MS;
const MIN_MISSED_FOR_SUMMARY = 4;

const findBadge = batched(getBadges);

/** The socket protocol of this node. Transports authenticate clients and hand over connections. */
export class ProtocolServer {
  readonly hub = new Hub();
  readonly lotUpdates = new LotUpdates(this.hub);
  readonly #feeds = new Feeds(this.hub);
  readonly #timer = setInterval(() => void this.#sweep(), SWEEP_MS);
  #isSweeping = false;
  /** The handling of each connection's latest message; the next message waits for it. */
  readonly #latestHandling = new WeakMap<Connection, Promise<void>>();
  readonly #subscriptions = [
    bus.subscribe((hints) => this.#pushChanges(hints)),
    onWritten((written) => void this.#feeds.pushWritten(written), this.#feeds.isFollowed),
  ];

  /**
   * Adds a connection. Its messages are answered immediately; pushes begin with
   * `connection_established`. With `lastSeq` the client gets what it missed since that position.
   */
  async connect(connection: Connection, lastSeq?: unknown): Promise<void> {
    vitals.sockets += 1;
    this.hub.add(connection);
    await this.#establish(connection, lastSeq).catch((error: unknown) => {
      log().error({ err: error }, "establishing a socket failed");
      connection.close("failed");
    });
  }

  /** Handles a message of a client as soon as its earlier messages have been handled. */
  receive(
    connection: Connection,
    incoming: Incoming,
    acknowledge: (ack: Ack<Answer>) => void,
  ): Promise<void> {
    const handled = (this.#latestHandling.get(connection) ?? Promise.resolve())
      .then(() =>
        connection.isOpen ? receive(connection, incoming, this, acknowledge) : undefined,
      )
      .catch((error: unknown) => log().error({ err: error }, "answering a socket message failed"));
    this.#latestHandling.set(connection, handled);
    return handled;
  }

  /** Removes a connection that has closed. */
  disconnect(connection: Connection): void {
    vitals.sockets -= 1;
    this.lotUpdates.connectionLeft(this.hub.remove(connection));
    this.#feeds.release(connection.data.actor.id);
  }

  /** Stops, and tells each client to reconnect at a random time, so that not all come together. */
  close(): void {
    clearInterval(this.#timer);
    for (const unsubscribe of this.#subscriptions) unsubscribe();
    this.lotUpdates.close();
    for (const connection of this.hub.connections)
      connection.send("server_restart", {
        type: "server_restart",
        retry_in_ms: 250 + Math.round(Math.random() * 1500),
      });
  }

  async #establish(connection: Connection, lastSeq: unknown): Promise<void> {
    const { actor, tokenExpiresAt } = connection.data;
    const badge = (await findBadge(actor.id))!;
    const rooms = [`user:${actor.id}`, `role:${actor.role}`, ...(await operationsRoomsOf(actor))];
    // A connection that has closed meanwhile was removed: nothing would stop following its feed.
    if (!connection.isOpen) return;
    this.hub.join(connection, ...rooms);
    const followedSeq = this.#feeds.follow(actor.id, badge.seq);
    this.#closeOldest(actor.id);
    connection.send("connection_established", {
      type: "connection_established",
      message: `Connected successfully as ${actor.name}`,
      user_id: actor.id,
      unread_count: badge.unread_count,
      seq: badge.seq,
      server_time: clock.now().toISOString(),
      expires_at: tokenExpiresAt?.toISOString() ?? null,
      recovered: false,
    });
    const hasPosition = lastSeq !== undefined && lastSeq !== null;
    const since = hasPosition ? positionOf(lastSeq) : badge.seq;
    // The person's other connections were sent changes after `seq` before this one had joined.
    if (since !== badge.seq || followedSeq > badge.seq) await catchUp(connection, since);
    else if (hasPosition) sendNothingMissed(connection, badge);
  }

  #closeOldest(userId: string): void {
    const connections = this.hub.connectionsIn(`user:${userId}`);
    const surplus = Math.max(0, connections.length - MAX_CONNECTIONS_PER_PERSON);
    for (const oldest of connections.slice(0, surplus)) {
      oldest.send("error", {
        type: "error",
        code: "too_many_sockets",
        message: "A newer connection took this one's place.",
      });
      oldest.close("replaced");
    }
  }

  #pushChanges(hints: Hints): void {
    const bookings = [...hints.bookings];
    if (hints.users.size) void this.#feeds.push([...hints.users]);
    for (const lotId of hints.lots) this.lotUpdates.schedule(lotId);
    if (bookings.length) void sendBookings(this.hub, bookings).catch(warn);
    for (const queue of hints.queues)
      void sendQueue(this.hub, queue as Queue, bookings).catch(warn);
    if (hints.revoked.size) setImmediate(() => this.#closeRevoked(hints.revoked));
    if (hints.clock.size) this.#clockMoved();
  }

  #clockMoved(): void {
    this.lotUpdates.scheduleAll();
    this.hub.emitAll("pong", {
      type: "pong",
      timestamp: null,
      server_time: clock.now().toISOString(),
    });
  }

  async #sweep(): Promise<void> {
    for (const connection of this.hub.connections) checkExpiry(connection);
    if (this.#isSweeping) return;
    this.#isSweeping = true;
    try {
      // Before anything is sent: the hint of a revocation may have been lost.
      await closeRevoked(await revokedOf(this.hub.connections));
      await this.#feeds.pushAll();
    } catch (error) {
      log().warn({ err: error }, "the realtime sweep failed and will run again");
    } finally {
      this.#isSweeping = false;
    }
  }

  #closeRevoked(userIds: Set<string>): void {
    const affected = this.hub.connections.filter(({ data }) => userIds.has(data.actor.id));
    void closeRevoked(affected).catch((error: unknown) =>
      log().warn({ err: error }, "checking sessions of sockets failed and will run again"),
    );
  }
}

const warn = (error: unknown) => log().warn({ err: error }, "sending a change of bookings failed");

const operationsRoomsOf = async (actor: Actor): Promise<string[]> =>
  actor.role === "owner" || actor.role === "staff"
    ? (await lotIdsOf(actor)).map((id) => `lot:${id}:ops`)
    : [];

function sendNothingMissed(connection: Connection, badge: Badge): void {
  const nothing = { reset: false, upserts: [], deleted_ids: [], toasts: {} };
  connection.send("sync", { type: "sync", ...badge, ...nothing });
}

async function catchUp(connection: Connection, since: number): Promise<void> {
  const { actor } = connection.data;
  connection.send("sync", { type: "sync", ...(await sync(actor, since)) });
  const summary = await countMissed(actor.id, since);
  if (summary.missed >= MIN_MISSED_FOR_SUMMARY)
    connection.send("away_summary", { type: "away_summary", ...summary });
}
