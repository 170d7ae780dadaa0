import { startSmtpServer } from "@/lib/testing/smtp-server";
import { Arrivals, paced, percentile } from "../../e2e/faults/kit/paced";
import type { Cluster } from "../../e2e/faults/kit/postgres";
import type { Sender } from "../../e2e/faults/kit/sender";
import { connectAll } from "../../e2e/faults/kit/sockets";
import { freePort } from "../../e2e/fixtures/server";
import { sleep } from "../../e2e/fixtures/sleep";
import { measured, type Figures } from "./compare";
import { startParkmate } from "./parkmate";
import { inDigits, type Row } from "./report";
import type { System } from "./system";

const MAILS = 10_000;
const SOCKETS = 1000;
const PACE = { perSecond: 100, seconds: 15 };
const WARM_UP_SECONDS = 10;
/** Until the server asks the mail server again that did not answer, and sends all. */
const MAX_DRAIN_MS = 300_000;

/** What 10,000 queued e-mails, which are sent meanwhile, cost the delivery in the app. */
export async function queue(cluster: Cluster): Promise<Row[]> {
  const port = await freePort();
  const env = { SMTP_URL: `smtp://127.0.0.1:${port}`, MAIL_FROM: "bookings@parkmate.test" };
  const system = await startParkmate(cluster, { people: MAILS, env });
  const { before, during, drainMs } = await measured(system, (sender) =>
    measure(system, sender, port),
  );
  return [
    {
      figure: "delivery at 100/s while 10,000 e-mails are sent, p99",
      ours: `${inDigits(during!)} ms`,
      floor: `${inDigits(before!)} ms (no queue)`,
      ratio: during! / before!,
      goal: "≤ 1.2",
    },
    {
      figure: "10,000 queued e-mails, sent",
      ours: `${inDigits(drainMs! / 1000)} s`,
      goal: "–",
    },
  ];
}

async function measure(system: System, sender: Sender, port: number): Promise<Figures> {
  const arrivals = new Arrivals();
  const disconnect = await connectAll(system, SOCKETS, arrivals.take);
  const run = async (seconds: number): Promise<number> => {
    const person = () => 1 + Math.floor(Math.random() * SOCKETS);
    const callFor = (message: string) => system.notify(person(), message);
    return percentile((await paced(sender, arrivals, { ...PACE, seconds, callFor })).times, 0.99);
  };
  await run(WARM_UP_SECONDS);
  const before = await run(PACE.seconds);
  const answer = await sender.send(system.announce("News by mail", ["in_app", "email"]));
  if (answer.status !== 201) throw new Error(`${answer.status} ${answer.text}`);
  // The mail server is not there yet: everything is written, and waits.
  await sleep(WARM_UP_SECONDS * 1000);
  const smtp = await startSmtpServer({ port });
  const waitFor = async (count: number) => {
    const until = performance.now() + MAX_DRAIN_MS;
    while (smtp.received.length < count && performance.now() < until) await sleep(50);
    if (smtp.received.length < count) throw new Error(`${smtp.received.length} e-mails were sent`);
  };
  await waitFor(1);
  const began = performance.now();
  const during = await run(PACE.seconds);
  await waitFor(MAILS);
  const drainMs = performance.now() - began;
  disconnect();
  await smtp.stop();
  return { before, during, drainMs };
}
