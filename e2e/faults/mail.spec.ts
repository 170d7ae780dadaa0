import { createServer, type Server } from "node:net";
import { startSmtpServer, type ReceivedMail } from "@/lib/testing/smtp-server";
import { bookInLotA } from "../fixtures/account";
import { freePort, TestServer } from "../fixtures/server";
import { sleep } from "../fixtures/sleep";
import { startLoad } from "./kit/drivers-load";
import { percentile, type LoadProcess } from "./kit/load";
import { expect, oneNode, test, type Nodes } from "./kit/nodes";

const PER_SECOND = 40;
const SECONDS = 8;
/** Half an hour without a mail server. */
const ROUNDS_AWAY = 6;
const ROUNDS_UP = 3;
const MINUTE_S = 60;
const MOST_SLOWER = 1.1;
/** Two runs of the same differ by as much. */
const NOISE_MS = 10;
const LEASE_S = 61;
const RESUMED_MS = 3000;

const envOf = (port: number) => ({
  SMTP_URL: `smtp://127.0.0.1:${port}`,
  MAIL_FROM: "Parkmate <bookings@parkmate.test>",
  MAX_OPEN_BOOKINGS: "100000",
});
const idOf = ({ source }: ReceivedMail) => /^Message-ID: (.*)$/m.exec(source)![1]!;

/** The best 99th percentile of some rounds of bookings, in milliseconds. */
async function bookFor(load: LoadProcess, rounds: number, between: () => Promise<unknown>) {
  const slowest: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const { samples } = await load.run({ perSecond: PER_SECOND, seconds: SECONDS });
    const bookings = samples.filter(({ status }) => status === 201);
    expect(samples.filter(({ status }) => status === 0 || status >= 400)).toEqual([]);
    expect(bookings.length).toBeGreaterThan((PER_SECOND * SECONDS) / 8);
    slowest.push(percentile(bookings, 0.99));
    await between();
  }
  return Math.min(...slowest);
}

const isForDriver = (source: string) =>
  /^Subject:.*Booking.confirmed/m.test(source) && /^To:.*driver@/m.test(source);

/** A promise, and what resolves it. */
function signal(): [Promise<void>, () => void] {
  let give = (): void => undefined;
  return [new Promise<void>((resolve) => (give = resolve)), () => give()];
}

/** Takes connections and never says a word. */
const startSilentServer = (port: number): Promise<Server> =>
  new Promise((resolve) => {
    const server = createServer((socket) => socket.on("error", () => undefined));
    server.listen(port, "127.0.0.1", () => resolve(server));
  });

const mails = (nodes: Nodes) =>
  nodes.query<{ status: string; count: number }>(
    `select status, count(*)::int as count from notification_deliveries
     where channel = 'email' group by status`,
  );

test("P15: a mail server that is away or silent slows no booking and loses no mail", async ({
  startNodes,
  limit,
}) => {
  const port = await freePort();
  const nodes = await startNodes(oneNode, envOf(port));
  const { first } = nodes;
  const load = await startLoad(nodes.servers);
  const up = await startSmtpServer({ port });
  const withServer = await bookFor(load, ROUNDS_UP, () => sleep(500));
  await up.stop();

  const fiveMinutes = () => first.advance(5 * MINUTE_S);
  const refused = await bookFor(load, ROUNDS_AWAY / 2, fiveMinutes);
  const silent = await startSilentServer(port);
  const hanging = await bookFor(load, ROUNDS_AWAY / 2, fiveMinutes);
  silent.close();
  load.stop();
  const waiting = (await mails(nodes)).filter(({ status }) => status !== "sent");

  const back = await startSmtpServer({ port });
  await first.advance(MINUTE_S);
  const isUnsent = ({ status }: { status: string }) => /queued|sending|failed|dead/.test(status);
  await expect.poll(async () => (await mails(nodes)).filter(isUnsent)).toEqual([]);
  const received = [...up.received, ...back.received].map(idOf);
  await back.stop();
  console.log(
    `P15: ${JSON.stringify({ withServer, refused, hanging, waiting, received: received.length })}`,
  );
  expect(new Set(received).size).toBe(received.length);
  expect(back.received.length).toBeGreaterThan(PER_SECOND);
  const most = await limit(Math.max(MOST_SLOWER * withServer, withServer + NOISE_MS));
  expect(refused).toBeLessThanOrEqual(most);
  expect(hanging).toBeLessThanOrEqual(most);
});

test("P17: a process that was paused past its claim settles nothing", async ({ startNodes }) => {
  const [arrived, arrive] = signal();
  const [answered, answer] = signal();
  let isArmed = false;
  let isRefusing = false;
  // The booking's mail waits for its answer, which then refuses it for good.
  const smtp = await startSmtpServer({
    beforeAnswer: async (source) => {
      if (!isArmed || !isForDriver(source)) return;
      isArmed = false;
      arrive();
      await answered;
    },
    refuseData: () => (isRefusing ? { code: 550, message: "Refused for good." } : undefined),
  });
  const env = envOf(smtp.port);
  const nodes = await startNodes(oneNode, env);
  await nodes.first.moveToDaytime();
  const driver = await nodes.first.signIn("driver");
  isArmed = true;
  await bookInLotA(driver, "A-14");
  await Promise.race([arrived, sleep(30_000)]);
  process.kill(nodes.first.pid, "SIGSTOP");
  const claims = (which: string) =>
    nodes.query<{ id: string; status: string; attempt: number }>(
      `select id, status, attempt from notification_deliveries where ${which} order by id`,
    );
  const held = await claims("channel = 'email' and status = 'sending'");
  expect(held.length).toBeGreaterThan(0);
  const other = await TestServer.start({ env, databaseUrl: nodes.databaseUrl! });
  try {
    await other.advance(LEASE_S);
    const now = () => claims(`id in (${held.map(({ id }) => `'${id}'`).join()})`);
    const sent = held.map(({ id, attempt }) => ({ id, status: "sent", attempt: attempt + 1 }));
    await expect.poll(now, { timeout: 20_000 }).toEqual(sent);
    isRefusing = true;
    process.kill(nodes.first.pid, "SIGCONT");
    answer();
    await sleep(RESUMED_MS);
    expect(await now()).toEqual(sent);
  } finally {
    await other.crash();
    other.dispose();
    await smtp.stop();
  }
});
