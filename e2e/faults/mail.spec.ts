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
/** A mail server that did not answer is asked again after half a minute. */
const PROBE_S = 31;
const MOST_SLOWER = 1.1;
/** Of the worst rounds, which other processes of the machine may have slowed down. */
const MOST_SLOWER_ONCE = 2;
/** Two runs of the same differ by as much. */
const NOISE_MS = 10;
const CATCH_UP_MS = 2 * 60_000;
const LEASE_S = 61;
const RESUMED_MS = 3000;

const envOf = (port: number) => ({
  SMTP_URL: `smtp://127.0.0.1:${port}`,
  MAIL_FROM: "Parkmate <bookings@parkmate.test>",
  MAX_OPEN_BOOKINGS: "100000",
});
const idOf = ({ source }: ReceivedMail) => /^Message-ID:\s*(\S+)/m.exec(source)![1]!;

/** The 99th percentile of the best and of the worst round, in milliseconds, and all bookings. */
interface Rounds {
  best: number;
  worst: number;
  accepted: number;
}

async function bookFor(
  load: LoadProcess,
  rounds: number,
  between: () => Promise<unknown>,
): Promise<Rounds> {
  const slowest: number[] = [];
  let accepted = 0;
  for (let round = 0; round < rounds; round += 1) {
    const { samples } = await load.run({ perSecond: PER_SECOND, seconds: SECONDS });
    const bookings = samples.filter(({ status }) => status === 201);
    expect(samples.filter(({ status }) => status === 0 || status >= 400)).toEqual([]);
    expect(bookings.length).toBeGreaterThan((PER_SECOND * SECONDS) / 8);
    slowest.push(percentile(bookings, 0.99));
    accepted += bookings.length;
    await between();
  }
  return { best: Math.min(...slowest), worst: Math.max(...slowest), accepted };
}

/** The mail that a driver of the load gets of a booking that waits for cash. */
const isConfirmation = ({ source, to }: ReceivedMail) =>
  /^Subject:.*Slot.reserved/m.test(source) && to[0]!.startsWith("crowd");
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

/** How many mails are due and not sent, by their status; digests and waits are due later. */
const unsent = async (nodes: Nodes) => {
  const now = new Date(await nodes.first.guest.now()).toISOString();
  return nodes.query<{ status: string; count: number }>(
    `select status, count(*)::int as count from notification_deliveries
     where channel = 'email' and (status in ('failed', 'dead')
       or status in ('queued', 'sending') and next_attempt_at <= '${now}') group by status`,
  );
};

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
  const waiting = await unsent(nodes);

  const back = await startSmtpServer({ port });
  const backAt = await first.guest.now();
  await first.advance(PROBE_S);
  await expect.poll(() => unsent(nodes), { timeout: CATCH_UP_MS }).toEqual([]);
  const catchUpMs = (await first.guest.now()) - backAt;
  const received = [...up.received, ...back.received];
  await back.stop();
  const counts = { waiting, received: received.length, catchUpMs };
  console.log(`P15: ${JSON.stringify({ withServer, refused, hanging, ...counts })}`);
  expect(catchUpMs).toBeLessThanOrEqual(CATCH_UP_MS);
  expect(new Set(received.map(idOf)).size).toBe(received.length);
  expect(back.received.length).toBeGreaterThan(PER_SECOND);
  expect(received.filter(isConfirmation)).toHaveLength(
    withServer.accepted + refused.accepted + hanging.accepted,
  );
  const mostOf = (ms: number, factor: number) => limit(Math.max(factor * ms, ms + NOISE_MS));
  const best = await mostOf(withServer.best, MOST_SLOWER);
  const worst = await mostOf(withServer.worst, MOST_SLOWER_ONCE);
  for (const rounds of [refused, hanging]) {
    expect(rounds.best).toBeLessThanOrEqual(best);
    expect(rounds.worst).toBeLessThanOrEqual(worst);
  }
});

test("P17: a process that was paused past its claim settles nothing", async ({ startNodes }) => {
  const [arrived, arrive] = signal();
  const [answered, answer] = signal();
  let isArmed = false;
  let isRefusing = false;
  let refusals = 0;
  // The booking's mail waits for its answer, which then refuses it for good.
  const smtp = await startSmtpServer({
    beforeAnswer: async (source) => {
      if (!isArmed || !isForDriver(source)) return;
      isArmed = false;
      arrive();
      await answered;
    },
    refuseData: (source) => {
      if (!isRefusing) return undefined;
      if (isForDriver(source)) refusals += 1;
      return { code: 550, message: "Refused for good." };
    },
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
    await expect.poll(() => refusals).toBe(1);
    await sleep(RESUMED_MS);
    expect((await nodes.first.guest.get("/api/health/live/")).status).toBe(200);
    expect(await now()).toEqual(sent);
  } finally {
    await other.crash();
    other.dispose();
    await smtp.stop();
  }
});
