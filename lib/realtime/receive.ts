import type { z } from "zod";
import { AppError } from "@/lib/core/errors";
import { log } from "@/lib/core/log";
import { checkTree } from "@/lib/http/json";
import { parseGiven, problemOf } from "@/lib/http/problem";
import type { Connection } from "./connection";
import { handlers, type Answer, type HandlerContext } from "./handlers";
import { countInvalid, countMessage } from "./limits";
import { clientMessages, type ClientMessage } from "./client-messages";
import type { Ack } from "./protocol";

/** What a client sent: a message, or why it could not be read as one. */
export type Incoming = { event: string; payload: unknown } | AppError;

/** Limits, validates and answers a message. Errors are answered, too; none reaches the caller. */
export async function receive(
  connection: Connection,
  incoming: Incoming,
  context: HandlerContext,
  acknowledge: (ack: Ack<Answer>) => void,
): Promise<void> {
  try {
    acknowledge({ ok: true, ...(await handle(connection, incoming, context)) });
  } catch (error) {
    const { code, detail, status, retryAfterSeconds } = problemOf(error);
    if (status >= 500) log().error({ err: error }, "a socket message failed");
    const refusal = {
      code,
      message: detail,
      ...(retryAfterSeconds ? { retry_after: retryAfterSeconds } : {}),
    };
    acknowledge({ ok: false, error: refusal });
    connection.reply("error", { type: "error", ...refusal });
    if (status === 400) countInvalid(connection);
  }
}

async function handle(
  connection: Connection,
  incoming: Incoming,
  context: HandlerContext,
): Promise<Answer> {
  await countMessage(connection);
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
  const parsed: unknown = parseGiven<z.ZodType>(clientMessages[name], payload);
  const handler = handlers[name] as (
    payload: unknown,
    connection: Connection,
    context: HandlerContext,
  ) => Answer | Promise<Answer>;
  return handler(parsed, connection, context);
}
