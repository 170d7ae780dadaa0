import { env } from "@/lib/core/env";
import { AppError, errors } from "@/lib/core/errors";
import { log } from "@/lib/core/log";
import { TokenBucket } from "@/lib/core/token-bucket";
import { checkTree } from "@/lib/http/json";
import { consume } from "@/lib/http/limits";
import { problemOf } from "@/lib/http/problem";
import type { Connection } from "./connection";
import { handlers, type Answer, type Core } from "./handlers";
import { clientMessages, type Ack, type ClientMessage } from "./protocol";

/** 20 messages a second with bursts of 40 for a connection, 100 a second for a person (security.md S13); three times as many end the connection. */
const PER_CONNECTION = { perSecond: 20, burst: 40 };
const PER_PERSON = { points: 100, seconds: 1 };
const FLOODS = [
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
const buckets = new WeakMap<Connection, TokenBucket>();
const MAX_BAD = 5;
const BAD_WINDOW_MS = 10_000;
/** What a client sent: a message, or why it is none. */
export type Incoming = { event: string; payload: unknown } | AppError;

/** One message of a client: limits, validates, answers. Bad input never ends the process, five bad messages end the connection. */
export async function receive(
  connection: Connection,
  incoming: Incoming,
  core: Core,
  answer: (ack: Ack<Record<string, unknown>>) => void,
): Promise<void> {
  try {
    answer({ ok: true, ...(await handle(connection, incoming, core)) });
  } catch (error) {
    const { code, detail, status, retryAfterSeconds } = problemOf(error);
    if (status >= 500) log().error({ err: error }, "a socket message failed");
    const refusal = {
      code,
      message: detail,
      ...(retryAfterSeconds ? { retry_after: retryAfterSeconds } : {}),
    };
    answer({ ok: false, error: refusal });
    connection.reply("error", { type: "error", ...refusal });
    if (status === 400 && isTooBad(connection.data.badAt)) connection.close("abuse");
  }
}

async function handle(connection: Connection, incoming: Incoming, core: Core): Answer {
  await limit(connection);
  if (incoming instanceof AppError) throw incoming;
  const { event, payload } = incoming;
  if (!Object.hasOwn(clientMessages, event))
    throw new AppError({
      code: "unknown_event",
      status: 400,
      title: "Unknown message",
      detail: "This message is not known.",
    });
  log().debug({ event, user_id: connection.data.actor.id }, "a socket message");
  checkTree(payload);
  const name = event as ClientMessage;
  const parsed: unknown = clientMessages[name].parse(payload);
  return (handlers[name] as (payload: unknown, connection: Connection, core: Core) => Answer)(
    parsed,
    connection,
    core,
  );
}

async function limit(connection: Connection): Promise<void> {
  for (const { name, keyOf, limit: most } of FLOODS) {
    await consume(name, keyOf(connection), most).catch((error: unknown) => {
      connection.close("abuse");
      throw error;
    });
  }
  await consume("socket.user", connection.data.actor.id, PER_PERSON);
  const factor = env().RATE_LIMIT_FACTOR,
    now = performance.now();
  if (factor === 0) return;
  const bucket =
    buckets.get(connection) ??
    new TokenBucket(PER_CONNECTION.perSecond * factor, PER_CONNECTION.burst * factor, now);
  buckets.set(connection, bucket);
  const wait = bucket.take(now);
  if (wait > 0) throw errors.throttled(Math.ceil(wait / 1000));
}

function isTooBad(times: number[]): boolean {
  const now = performance.now();
  times.push(now);
  while (times[0]! < now - BAD_WINDOW_MS) times.shift();
  return times.length >= MAX_BAD;
}
