import { connect, type AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createHttpServer } from "./http-server";

const server = createHttpServer((request, response) => {
  request.on("end", () => response.end("whole")).resume();
});
beforeAll(() => new Promise<void>((done) => void server.listen(0, "127.0.0.1", done)));
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

/** Sends the beginning of a request. Returns the answer and how long it took, in milliseconds. */
function begin(text: string): Promise<{ answer: string; ms: number }> {
  const began = performance.now();
  const socket = connect((server.address() as AddressInfo).port, "127.0.0.1");
  socket.write(text);
  let answer = "";
  socket.on("data", (bytes) => (answer += bytes.toString()));
  return new Promise((done) => {
    socket.on("error", () => undefined);
    socket.on("close", () => done({ answer, ms: performance.now() - began }));
  });
}

it("R3 H96: cuts clients that are too slow at most a second after their time", async () => {
  expect([server.headersTimeout, server.requestTimeout]).toEqual([15_000, 30_000]);
  Object.assign(server, { headersTimeout: 500, requestTimeout: 1000 });
  const [headers, body] = await Promise.all([
    begin("GET / HTTP/1.1\r\nHost: x\r\nX-Slow: "),
    begin("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nhalf"),
  ]);
  for (const { answer, ms } of [headers, body]) {
    expect(answer).toMatch(/^HTTP\/1\.1 408/);
    expect(ms).toBeLessThan(3000);
  }
});
