import { Agent, request as httpRequest, type IncomingMessage } from "node:http";
import { Agent as HttpsAgent, request as httpsRequest } from "node:https";
import webPush, { type Urgency } from "web-push";
import { SECOND_MS } from "@/lib/core/duration";
import { env } from "@/lib/core/env";
import { vapidKeys } from "@/lib/core/vapid";
import type { PushSubscriptionRow } from "@/lib/domain/push/read/live-subscriptions";
import { isPushEndpoint } from "@/lib/domain/push/rules";
import type { FailureKind } from "./channel";
import { publicLookup } from "./public-lookup";

const ANSWER_MS = 5 * SECOND_MS;
/** What is read of an answer, of which only the status counts; longer ones end their connection. */
const MOST_READ = 16 * 1024;

/** Connections are kept for the next pushes: making one costs more than the push itself. */
const connections = {
  keepAlive: true,
  maxSockets: 8,
  maxFreeSockets: 2,
  maxTotalSockets: 32,
  timeout: 30 * SECOND_MS,
};
const agents = { http: new Agent(connections), https: new HttpsAgent(connections) };

export interface PushMessage {
  title: string;
  body: string;
  payload: string;
  /** At most 32 characters of base64url; a later message replaces one that still waits there. */
  topic: string;
  ttlSeconds: number;
  urgency: Urgency;
}

export type PushOutcome =
  { kind: "sent" } | { kind: FailureKind; reason: string; waitMs?: number | undefined };

/** Hands a message, encrypted for one browser (RFC 8291), to its push service. Does not throw. */
export async function sendToBrowser(
  subscription: PushSubscriptionRow,
  message: PushMessage,
): Promise<PushOutcome> {
  const keys = vapidKeys();
  if (!keys) return { kind: "unreachable", reason: "There are no VAPID keys." };
  if (subscription.vapid_key !== keys.publicKey)
    return { kind: "gone", reason: "The browser subscribed with another key of ours." };
  const { endpoint, p256dh, auth } = subscription;
  if (!isPushEndpoint(endpoint, env().PUSH_TEST_ORIGIN))
    return { kind: "gone", reason: "This is no address of a known push service." };
  try {
    const { headers, body } = webPush.generateRequestDetails(
      { endpoint, keys: { p256dh, auth } },
      message.payload,
      {
        vapidDetails: keys,
        contentEncoding: "aes128gcm",
        TTL: message.ttlSeconds,
        topic: message.topic,
        urgency: message.urgency,
      },
    );
    return outcomeOf(await post({ endpoint, headers, body }));
  } catch (error) {
    const { code, name } = error as { code?: string; name: string };
    return { kind: "later", reason: `The push service does not answer: ${code ?? name}` };
  }
}

interface Post {
  endpoint: string;
  headers: Record<string, string>;
  body: Buffer;
}

const post = ({ endpoint, headers, body }: Post) =>
  new Promise<IncomingMessage>((resolve, reject) => {
    const isSecure = endpoint.startsWith("https:");
    const send = isSecure ? httpsRequest : httpRequest;
    const request = send(endpoint, {
      method: "POST",
      headers,
      agent: isSecure ? agents.https : agents.http,
      signal: AbortSignal.timeout(ANSWER_MS),
      // Plain http is for the test service alone, which is on this machine.
      ...(isSecure && { lookup: publicLookup }),
    });
    let isAnswered = false;
    request.on("error", (error: NodeJS.ErrnoException) => {
      // The service has closed a connection that was kept; another try makes a new one.
      const isClosed = !isAnswered && request.reusedSocket && error.code === "ECONNRESET";
      if (isClosed) post({ endpoint, headers, body }).then(resolve, reject);
      else reject(error);
    });
    request.once("response", (response) => {
      isAnswered = true;
      resolve(response);
      discard(response);
    });
    request.end(body);
  });

/** Reads an answer to its end, so that its connection can be used again. */
function discard(response: IncomingMessage): void {
  let read = 0;
  response.on("error", () => undefined);
  response.on("data", (chunk: Buffer) => {
    read += chunk.length;
    if (read > MOST_READ) response.destroy();
  });
}

function outcomeOf({ statusCode = 0, headers }: IncomingMessage): PushOutcome {
  if (statusCode >= 200 && statusCode < 300) return { kind: "sent" };
  if (statusCode === 404 || statusCode === 410)
    return { kind: "gone", reason: `The push service has no such browser (${statusCode}).` };
  // About this browser alone, which may have subscribed for another key.
  if (statusCode === 401 || statusCode === 403)
    return {
      kind: "refused",
      reason: `The push service refuses our VAPID keys (${statusCode}).`,
    };
  if (statusCode === 429 || statusCode >= 500)
    return {
      kind: "later",
      reason: `The push service asks to wait (${statusCode}).`,
      waitMs: waitOf(headers["retry-after"]),
    };
  return { kind: "refused", reason: `The push service refuses the message (${statusCode}).` };
}

function waitOf(retryAfter: string | undefined): number | undefined {
  const seconds = Number(retryAfter ?? NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds * SECOND_MS : undefined;
}
