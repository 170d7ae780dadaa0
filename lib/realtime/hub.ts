import type { Connection, ServerEvent } from "./connection";
import type { ServerMessages } from "./protocol";

/**
 * The open connections of this node and their rooms. Each node reads changes from the database by
 * itself, so rooms do not span nodes.
 */
export class Hub {
  readonly #roomsOf = new Map<Connection, Set<string>>();
  readonly #members = new Map<string, Set<Connection>>();

  get connections(): Connection[] {
    return [...this.#roomsOf.keys()];
  }

  add(connection: Connection): void {
    this.#roomsOf.set(connection, new Set());
  }

  /** Returns the rooms that the connection was in. */
  remove(connection: Connection): string[] {
    const rooms = [...(this.#roomsOf.get(connection) ?? [])];
    for (const room of rooms) this.leave(connection, room);
    this.#roomsOf.delete(connection);
    return rooms;
  }

  /** Does nothing for a removed connection, which nothing would remove from the room. */
  join(connection: Connection, ...rooms: string[]): void {
    const joined = this.#roomsOf.get(connection);
    if (!joined) return;
    for (const room of rooms) {
      joined.add(room);
      this.#members.set(room, (this.#members.get(room) ?? new Set()).add(connection));
    }
  }

  leave(connection: Connection, room: string): void {
    const members = this.#members.get(room);
    members?.delete(connection);
    if (members?.size === 0) this.#members.delete(room);
    this.#roomsOf.get(connection)?.delete(room);
  }

  /** The connections in any of these rooms, each once, in the order of joining. */
  connectionsIn(...rooms: string[]): Connection[] {
    return [...new Set(rooms.flatMap((room) => [...(this.#members.get(room) ?? [])]))];
  }

  emit<E extends ServerEvent>(room: string, event: E, message: ServerMessages[E]): void {
    for (const connection of this.connectionsIn(room)) connection.send(event, message);
  }

  emitAll<E extends ServerEvent>(event: E, message: ServerMessages[E]): void {
    for (const connection of this.connections) connection.send(event, message);
  }
}
