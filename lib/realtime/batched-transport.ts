import type { Socket as TcpSocket } from "node:net";
import { transports, type Server, type Transport } from "engine.io";

type Packets = Parameters<Transport["send"]>[0];
type Request = ConstructorParameters<typeof transports.websocket>[0];

/**
 * Engine.IO's WebSocket, but what one callback sends to a client goes out by one system call
 * instead of one for each frame. That call is most of the cost of a push, and each notification is
 * followed by an unread count.
 */
class BatchedTransport extends transports.websocket {
  readonly #tcp: TcpSocket;
  #waiting: Packets[] = [];

  constructor(request: Request) {
    super(request);
    this.#tcp = request.socket;
  }

  /** The transport stays writable while packets wait, so that Engine.IO hands over further ones. */
  override send(packets: Packets): void {
    if (!this.#waiting.length) process.nextTick(() => this.#flush());
    this.#waiting.push(packets);
  }

  override doClose(done?: () => void): void {
    this.#flush();
    super.doClose(done);
  }

  #flush(): void {
    const batches = this.#waiting;
    if (!batches.length) return;
    this.#waiting = [];
    this.#tcp.cork();
    try {
      super.send(batches.flat());
    } finally {
      this.#tcp.uncork();
    }
    // Engine.IO counts one "drain" for each call of send, and this write ends with one.
    for (let count = 1; count < batches.length; count += 1) this.emit("drain");
  }
}

/** Makes a server of Engine.IO, which serves WebSockets only, use this transport. */
export const batchWrites = (engine: Server): void =>
  void Object.assign(engine, {
    createTransport: (_name: string, request: Request) => new BatchedTransport(request),
  });
