import { WebSocket } from "ws";

const CONNECTING = 32;

/** Where sockets connect, and what each person sends in the handshake. */
export interface SocketServer {
  port: number;
  socketPath: string;
  handshake: (person: number) => object;
}
type OnText = (text: string, person: number) => void;

/**
 * Speaks Socket.IO's protocol over a bare WebSocket and passes on the text of events unparsed, so
 * that thousands of clients cost this process little.
 */
function connect(server: SocketServer, person: number, onText: OnText): Promise<WebSocket> {
  return new Promise((resolve, reject) => {
    const { port, socketPath, handshake } = server;
    const socket = new WebSocket(`ws://127.0.0.1:${port}${socketPath}?EIO=4&transport=websocket`, {
      perMessageDeflate: false,
    });
    socket.on("message", (data: Buffer) => {
      const text = data.toString();
      if (text.startsWith("42")) onText(text, person);
      else if (text === "2") socket.send("3");
      else if (text.startsWith("40")) resolve(socket);
      else if (text.startsWith("44")) reject(new Error(`refused: ${text}`));
      else if (text.startsWith("0")) socket.send(`40${JSON.stringify(handshake(person))}`);
    });
    socket.on("error", reject);
  });
}

/** Connects people 1 … `count`. Returns how to disconnect them. */
export async function connectAll(
  server: SocketServer,
  count: number,
  onText: OnText = () => undefined,
): Promise<() => void> {
  const sockets: WebSocket[] = [];
  let next = 1;
  const worker = async () => {
    while (next <= count) sockets.push(await connect(server, next++, onText));
  };
  await Promise.all(Array.from({ length: CONNECTING }, worker));
  return () => sockets.forEach((socket) => socket.terminate());
}
