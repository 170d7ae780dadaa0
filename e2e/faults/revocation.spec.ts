import { PASSWORD, type Client } from "../fixtures/client";
import { TestServer } from "../fixtures/server";
import { sleep } from "../fixtures/sleep";
import type { TestSocket } from "../fixtures/test-socket";
import { hangHints, startDatabaseProxy, type DatabaseProxy } from "./kit/database-proxy";
import { expect, oneNode, test, type Nodes } from "./kit/nodes";

const MAX_MS = 2000;
const PATIENCE_MS = 10_000;

let proxy: DatabaseProxy | undefined;

test.afterEach(() => {
  proxy?.stop();
  proxy = undefined;
});

/** Adds a node that receives no hints of other nodes. */
async function startDeafNode(nodes: Nodes): Promise<TestServer> {
  proxy = await startDatabaseProxy(nodes.databaseUrl!, hangHints);
  const deaf = await TestServer.start({ databaseUrl: proxy.url });
  nodes.servers.push(deaf);
  return deaf;
}

/** Asks without a pause until it is refused. Returns the status and the milliseconds it took. */
async function refusalOf(ask: () => Promise<{ status: number }>): Promise<[number, number]> {
  const began = performance.now();
  while (performance.now() - began < PATIENCE_MS) {
    const { status } = await ask();
    if (status >= 400) return [status, Math.round(performance.now() - began)];
    await sleep(20);
  }
  return [200, PATIENCE_MS];
}

/** The milliseconds until the socket gets `force_logout`. */
async function signOutOf(socket: TestSocket): Promise<number> {
  const began = performance.now();
  await socket.wait("force_logout", () => true, PATIENCE_MS);
  return Math.round(performance.now() - began);
}

test("S12 S18: what is revoked ends within two seconds on a node that gets no hint", async ({
  startNodes,
  limit,
}) => {
  const nodes = await startNodes(oneNode);
  const deaf = await startDeafNode(nodes);
  const took: Record<string, number> = {};
  const there = async (name: string): Promise<[Client, TestSocket]> => {
    const person = (await nodes.first.signIn(name)).at(deaf.url);
    return [person, await person.connect()];
  };

  await test.step("a role", async () => {
    const [owner, socket] = await there("owner");
    const ask = () => owner.get("/api/owner/dashboard/");
    expect((await ask()).status).toBe(200);
    await nodes.query(`update users set role = 'driver' where id = '${owner.user.id}'`);
    const [[status, ms], socketMs] = await Promise.all([refusalOf(ask), signOutOf(socket)]);
    expect(status).toBe(403);
    Object.assign(took, { role: ms, socketOfRole: socketMs });
  });

  await test.step("a session", async () => {
    const [driver, socket] = await there("driver");
    const ask = () => driver.get("/api/bookings/");
    expect((await ask()).status).toBe(200);
    const other = await nodes.first.signIn("driver");
    const changed = await other.post("/api/user/change-password/", {
      old: PASSWORD,
      new: "another-word-1",
      new2: "another-word-1",
    });
    expect(changed.status, JSON.stringify(changed.body)).toBe(200);
    const [[status, ms], socketMs] = await Promise.all([refusalOf(ask), signOutOf(socket)]);
    expect(status).toBe(401);
    Object.assign(took, { session: ms, socketOfSession: socketMs });
  });

  await test.step("a socket token", async () => {
    const [joy, socket] = await there("driver2");
    expect((await joy.at(nodes.first.url).send("DELETE", "/api/user/ws-token/")).status).toBe(204);
    Object.assign(took, { token: await signOutOf(socket) });
  });

  console.log(`revoked: ${JSON.stringify(took)}`);
  for (const [name, ms] of Object.entries(took))
    expect(ms, name).toBeLessThanOrEqual(await limit(MAX_MS));
});
