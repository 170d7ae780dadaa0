import type { IncomingMessage, ServerResponse } from "node:http";
import type { AppError } from "@/lib/core/errors";
import { SECOND_MS } from "@/lib/core/duration";
import { problemDocument } from "@/lib/http/problem";

/** One request on its way to Next. */
export interface Exchange {
  request: IncomingMessage;
  response: ServerResponse;
  /** The request target as the client wrote it. */
  target: string;
  requestId: string;
}

/** How long the rest of a refused body may take to arrive. */
const MAX_REST_MS = 5 * SECOND_MS;

/** Answers with a problem document instead of Next. Returns true: the request is answered. */
export function refuse(
  { request, response, target, requestId }: Exchange,
  { problem }: AppError,
  headers: Record<string, string> = {},
): true {
  const document = problemDocument(problem, target.split("?")[0]!, requestId);
  response.writeHead(document.status, {
    ...document.headers,
    "Content-Length": Buffer.byteLength(document.body),
    ...headers,
  });
  response.write(request.method === "HEAD" ? "" : document.body);
  discardBody(request, response);
  return true;
}

/**
 * Reads the rest of the body and discards it: closing at once would reset the connection before the
 * client has read the answer.
 */
function discardBody(request: IncomingMessage, response: ServerResponse): void {
  const finish = () => void response.end();
  request.once("end", finish).once("close", finish).resume();
  setTimeout(() => {
    if (!request.complete) request.destroy();
  }, MAX_REST_MS).unref();
}
