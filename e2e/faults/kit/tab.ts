import type { Client } from "../../fixtures/client";
import type { Json } from "../../fixtures/json";
import type { TestSocket } from "../../fixtures/test-socket";

/** The badge of a page: it shows the unread count of the newest frame that has one. */
export class Tab {
  shown = 0;
  #seq = -1;

  private constructor(
    /** Its person, at the node that it is connected to. */
    readonly person: Client,
    readonly socket: TestSocket,
  ) {}

  static async open(person: Client): Promise<Tab> {
    const tab = new Tab(person, await person.connect());
    for (const { message } of tab.socket.frames) tab.#take(message);
    tab.socket.socket.onAny((_event: string, message: Json) => tab.#take(message));
    return tab;
  }

  close(): void {
    this.socket.close();
  }

  /** A count belongs to a position of the feed; frames may arrive in another order. */
  #take({ type, unread_count, count, seq, notification }: Json): void {
    const shown = type === "unread_count" ? count : unread_count;
    const position = seq ?? notification?.seq;
    if (typeof shown !== "number" || typeof position !== "number" || position < this.#seq) return;
    this.#seq = position;
    this.shown = shown;
  }
}
