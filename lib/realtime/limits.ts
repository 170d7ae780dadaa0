import { SECOND_MS } from "@/lib/core/duration";
import { env } from "@/lib/core/env";
import { errors } from "@/lib/core/errors";
import { TokenBucket } from "@/lib/core/token-bucket";
import { consume } from "@/lib/http/limits";
import type { Connection } from "./connection";

/** How many connections one person may have open; one more closes the oldest. */
export const MAX_CONNECTIONS_PER_PERSON = 10;
/** The largest message that a client may send. */
export const MAX_MESSAGE_BYTES = 16 * 1024;
/** How long authenticating a client may take. */
export const HANDSHAKE_MS = 10 * SECOND_MS;

/** How many messages are handled; those above it are refused (docs/security.md S13). */
const PER_CONNECTION = { perSecond: 20, burst: 40 };
const PER_PERSON = { points: 100, seconds: 1 };

/** Three times as many messages are a flood and close the connection. */
const FLOOD_LIMITS = [
  {
    name: "socket.flood",
    keyOf: (connection: Connection) => connection.id,
    limit: { points: 120, seconds: 2 },
  },
  {
    name: "socket.user.flood",
    keyOf: (connection: Connection) => connection.data.actor.id,
    limit: { points: 300, seconds: 1 },
  },
];

/** This many invalid messages within the window close the connection. */
const MAX_INVALID = 5;
const INVALID_WINDOW_MS = 10 * SECOND_MS;

const buckets = new WeakMap<Connection, TokenBucket>();

/** Counts a message. Throws 429 when there are too many; a flood also closes the connection. */
export async function countMessage(connection: Connection): Promise<void> {
  for (const { name, keyOf, limit } of FLOOD_LIMITS) {
    await consume(name, keyOf(connection), limit).catch((error: unknown) => {
      connection.close("abuse");
      throw error;
    });
  }
  await consume("socket.user", connection.data.actor.id, PER_PERSON);
  const factor = env().RATE_LIMIT_FACTOR;
  if (factor === 0) return;
  const now = performance.now();
  const { perSecond, burst } = PER_CONNECTION;
  const bucket =
    buckets.get(connection) ?? new TokenBucket(perSecond * factor, burst * factor, now);
  buckets.set(connection, bucket);
  const waitMs = bucket.take(now);
  if (waitMs > 0) throw errors.throttled(Math.ceil(waitMs / 1000));
}

/** Counts an invalid message; closes the connection after five within ten seconds. */
export function countInvalid(connection: Connection): void {
  const { invalidAt } = connection.data;
  const now = performance.now();
  invalidAt.push(now);
  while (invalidAt[0]! < now - INVALID_WINDOW_MS) invalidAt.shift();
  if (invalidAt.length >= MAX_INVALID) connection.close("abuse");
}
