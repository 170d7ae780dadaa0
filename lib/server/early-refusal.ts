import type { IncomingMessage, ServerResponse } from "node:http";
import type { Problem } from "@/lib/core/errors";
import { SECOND_MS } from "@/lib/core/duration";
import { problemDocument } from "@/lib/http/problem";

/** One request on its way to its handler. */
export interface Exchange {
  request: IncomingMessage;
  response: ServerResponse;
  /** The request target as the client wrote it. */
  target: string;
  requestId: string;
}

/** How long the rest of a refused body may take to arrive. */
const MAX_REST_MS = 5 * SECOND_MS;

/** Answers with a problem document before any handler. Returns true: the request is answered. */
export function refuse(
  exchange: Exchange,
  { problem }: { problem: Problem },
  headers: Record<string, string> = {},
): true {
  const { target, requestId } = exchange;
  const document = problemDocument(problem, target.split("?")[0]!, requestId);
  const length = String(Buffer.byteLength(document.body));
  answerBeforeRest(exchange, {
    ...document,
    headers: { ...document.headers, "Content-Length": length, ...headers },
  });
  return true;
}

/** Answers while the client may still be sending a body that nobody wants. */
export function answerBeforeRest(
  { request, response }: Exchange,
  { status, headers, body }: { status: number; headers: Record<string, string>; body: string },
): void {
  response.writeHead(status, headers);
  response.write(request.method === "HEAD" ? "" : body);
  void discardBody(request).then(() => {
    response.end();
    if (!request.complete) request.destroy();
  });
}

/**
 * Reads what is still coming and discards it, for a few seconds at most: closing immediately would
 * reset the connection before the client has read the answer.
 */
function discardBody(request: IncomingMessage): Promise<void> {
  if (request.complete || request.destroyed) return Promise.resolve();
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, MAX_REST_MS).unref();
    const done = () => {
      // A timer would keep the request in memory, of which there are many when load is shed.
      clearTimeout(timer);
      resolve();
    };
    request.once("end", done).once("close", done).resume();
  });
}
