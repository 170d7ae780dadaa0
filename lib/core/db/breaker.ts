import type { Socket } from "node:net";

export const noAnswer = () =>
  Object.assign(new Error("PostgreSQL does not answer."), { code: "ETIMEDOUT" });

/**
 * A circuit breaker for the connections of a client: while it is open there are none, so that
 * nobody waits for a database that does not answer.
 */
export class Breaker {
  readonly #sockets = new Set<Socket>();
  #isOpen = false;

  get isOpen(): boolean {
    return this.#isOpen;
  }

  add(socket: Socket): void {
    // The driver removes the listeners of its sockets, so none would tell that they have closed.
    for (const one of this.#sockets) if (one.destroyed) this.#sockets.delete(one);
    this.#sockets.add(socket);
  }

  cut(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

  open(): void {
    this.#isOpen = true;
    this.cut();
  }

  close(): void {
    this.#isOpen = false;
  }
}
