import { createDecipheriv, createECDH, hkdfSync, randomBytes } from "node:crypto";
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type ServerResponse,
} from "node:http";
import type { AddressInfo } from "node:net";
import type { Actor } from "@/lib/core/actor";
import { subscribe } from "@/lib/domain/push/write/subscribe";

/** The keys that a browser makes for a subscription. */
export function browserKeys() {
  const pair = createECDH("prime256v1");
  pair.generateKeys();
  const auth = randomBytes(16);
  const keys = {
    p256dh: pair.getPublicKey("base64url"),
    auth: auth.toString("base64url"),
  };
  return { keys, decrypt: (body: Buffer) => decrypt(body, pair, auth) };
}
type BrowserKeys = ReturnType<typeof browserKeys>;

const derive = (key: Buffer, salt: Buffer, info: Buffer | string, length: number) =>
  Buffer.from(hkdfSync("sha256", key, salt, info, length));

/** Decrypts a message as a browser does: RFC 8291 in one record of RFC 8188 (aes128gcm). */
function decrypt(body: Buffer, pair: ReturnType<typeof createECDH>, auth: Buffer): string {
  const salt = body.subarray(0, 16);
  const idLength = body.readUInt8(20);
  const sender = body.subarray(21, 21 + idLength);
  const record = body.subarray(21 + idLength);
  const info = Buffer.concat([Buffer.from("WebPush: info\0"), pair.getPublicKey(), sender]);
  const key = derive(pair.computeSecret(sender), auth, info, 32);
  const cipher = createDecipheriv(
    "aes-128-gcm",
    derive(key, salt, "Content-Encoding: aes128gcm\0", 16),
    derive(key, salt, "Content-Encoding: nonce\0", 12),
  );
  cipher.setAuthTag(record.subarray(-16));
  const padded = Buffer.concat([cipher.update(record.subarray(0, -16)), cipher.final()]);
  return padded.subarray(0, padded.lastIndexOf(2)).toString();
}

export interface ReceivedPush {
  path: string;
  headers: IncomingHttpHeaders;
  body: Buffer;
}
export interface PushAnswer {
  status: number;
  headers?: Record<string, string>;
  /** Resets the connection in the middle of the answer. */
  isCutOff?: true;
}
const CUT_OFF_MS = 20;

function cutOff(request: IncomingMessage, response: ServerResponse): void {
  response.write("half of");
  setTimeout(() => request.socket.resetAndDestroy(), CUT_OFF_MS);
}

/** A push service on loopback that answers each browser, by its path, as a test says. */
export async function startPushService() {
  const received: ReceivedPush[] = [];
  const answers = new Map<string, PushAnswer>();
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const path = request.url ?? "";
      received.push({ path, headers: request.headers, body: Buffer.concat(chunks) });
      const { status, headers = {}, isCutOff } = answers.get(path) ?? { status: 201 };
      response.writeHead(status, headers);
      if (isCutOff) cutOff(request, response);
      else response.end();
    });
  });
  let connections = 0;
  server.on("connection", () => (connections += 1));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    received,
    /** How many connections were made to it. */
    connections: () => connections,
    closeConnections: () => server.closeAllConnections(),
    answerWith: (path: string, answer: PushAnswer) => void answers.set(path, answer),
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Keys of this server for tests, as `web-push generate-vapid-keys` makes them. */
export const withVapid = {
  VAPID_PUBLIC_KEY:
    "BHUV8kIDicEeiT5K-XbNo_-ShGaoqAMpbWcvaES0BCGdjibiJI7WlTeRHYm4cb2oVqjZtQuxEi_DJGycONNIaac",
  VAPID_PRIVATE_KEY: "TZi_QmixwQnd1ETh5Cg-88WBfBLzMQi06zbbwLN0lcE",
  VAPID_SUBJECT: "mailto:ops@parkmate.test",
};

/** Switches pushes on in a browser of this person, which must be signed in. */
export async function subscribed(
  actor: Actor,
  endpoint: string,
): Promise<BrowserKeys & { id: string }> {
  const browser = browserKeys();
  const { id } = await subscribe(actor, { endpoint, keys: browser.keys }, "Test browser");
  return { ...browser, id };
}
