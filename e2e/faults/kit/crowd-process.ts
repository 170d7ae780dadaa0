import { SOCKET_PATH } from "../../fixtures/test-socket";
import type { CrowdMessage } from "./crowd-sockets";
import { connectAll } from "./sockets";

let size = 0;
let wanted = "";
let received = 0;

function take(text: string): void {
  if (!wanted || !text.includes(wanted)) return;
  received += 1;
  if (received < size) return;
  wanted = "";
  process.send!("received");
}

process.on("message", (message: CrowdMessage) => {
  if ("wanted" in message) {
    wanted = message.wanted;
    received = 0;
    return;
  }
  const { port, tokens } = message;
  size = tokens.length;
  const handshake = (person: number) => ({ token: tokens[person - 1] });
  void connectAll({ port, socketPath: SOCKET_PATH, handshake }, size, take).then(() =>
    process.send!("connected"),
  );
});
