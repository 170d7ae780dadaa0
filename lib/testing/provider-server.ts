import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

interface ReceivedCall {
  path: string;
  authorization: string;
  type: string;
  body: string;
}
export interface ProviderAnswer {
  status: number;
  body?: unknown;
  headers?: Record<string, string>;
}

/** An HTTP server on loopback that records calls and answers as a provider's documents say. */
export async function startProviderServer(answer: (call: ReceivedCall) => ProviderAnswer) {
  const received: ReceivedCall[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const call = {
        path: request.url ?? "",
        authorization: request.headers.authorization ?? "",
        type: request.headers["content-type"] ?? "",
        body: Buffer.concat(chunks).toString(),
      };
      received.push(call);
      const { status, body = {}, headers = {} } = answer(call);
      response.writeHead(status, { "Content-Type": "application/json", ...headers });
      response.end(JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const stop = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, received, stop };
}
