import { createServer, type IncomingMessage, type Server } from "node:http";
import { text } from "node:stream/consumers";

export type Answer = [status: number, body: unknown];
/** What each request ("GET /path") is answered with. */
export type Handlers = Record<
  string,
  (body: Record<string, unknown>, query: URLSearchParams) => Answer | Promise<Answer>
>;

/** Serves JSON on loopback, on the port of the first argument, with nothing but node:http. */
export function serve(handlers: Handlers): Server {
  const server = createServer((request, response) => {
    void answer(handlers, request)
      .catch((error: unknown): Answer => [500, { error: String(error) }])
      .then(([status, body]) => {
        const json = JSON.stringify(body);
        response
          .writeHead(status, {
            "Content-Type": "application/json",
            "Content-Length": Buffer.byteLength(json),
          })
          .end(json);
      });
  });
  server.keepAliveTimeout = 60_000;
  return server.listen(Number(process.argv[2]), "127.0.0.1", 4096);
}

async function answer(handlers: Handlers, request: IncomingMessage): Promise<Answer> {
  const url = new URL(request.url!, "http://localhost");
  const handler = handlers[`${request.method} ${url.pathname}`];
  if (!handler) return [404, {}];
  const body = request.method === "GET" ? {} : JSON.parse(await text(request));
  return handler(body, url.searchParams);
}
