import { Agent, request } from "node:http";
import { sleep } from "../../fixtures/sleep";
import type { LoadPlan, LoadRun, LoadTally, Sample } from "./load";

const HOUR_MS = 3_600_000;
const CONNECTIONS = 512;
/**
 * As many connections as a proxy would keep open. Node accepts one in each turn of its loop, so a
 * load of new connections would measure the kernel's queue.
 */
const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS, maxFreeSockets: CONNECTIONS });
/** What the drivers do, in this order again and again: mostly reads. */
const acts = {
  quarter: ["count", "list", "quote", "book", "count", "lots", "quote", "book"],
  eighth: ["count", "list", "quote", "book", "count", "lots", "list", "count"],
} as const;

interface Answer {
  status: number;
  text: string;
  hasRetryAfter: boolean;
}
interface Quote {
  id: string;
  driver: string;
}

let plan: LoadPlan;
/** Quotes that nobody has used. */
const quotes: Quote[] = [];
let sentCount = 0;
let asked = 0;
let booked = 0;
let turn = 0;

function send(method: string, path: string, driver: string, body?: object): Promise<Answer> {
  const text = body && JSON.stringify(body);
  const headers = {
    Authorization: `Bearer ${driver}`,
    ...(text && { "Content-Type": "application/json", "Content-Length": Buffer.byteLength(text) }),
  };
  const base = plan.bases[(sentCount += 1) % plan.bases.length]!;
  return new Promise((resolve) => {
    const sent = request(base + path, { agent, method, headers }, (response) => {
      let received = "";
      response.setEncoding("utf8").on("data", (part: string) => (received += part));
      response.on("end", () =>
        resolve({
          status: response.statusCode!,
          text: received,
          hasRetryAfter: "retry-after" in response.headers,
        }),
      );
    });
    sent.on("error", () => resolve({ status: 0, text: "", hasRetryAfter: false })).end(text);
  });
}

/** Asks for the price of an hour for which nobody else asks. */
async function quote(driver: string): Promise<Answer> {
  const { slots, start } = plan;
  const slot = slots[asked % slots.length]!;
  const start_time = new Date(start + Math.floor(asked / slots.length) * HOUR_MS).toISOString();
  asked += 1;
  const answer = await send("POST", "/api/bookings/quote/", driver, {
    slot,
    start_time,
    minutes: 60,
  });
  if (answer.status === 200)
    quotes.push({ id: (JSON.parse(answer.text) as { quote_id: string }).quote_id, driver });
  return answer;
}

async function book(tally: LoadTally, { id, driver }: Quote): Promise<Answer> {
  const answer = await send("POST", "/api/bookings/", driver, {
    quote_id: id,
    vehicle_number: `L ${(booked += 1)}`,
    payment_method: "cash",
  });
  if (answer.status === 201) tally.bookings.push((JSON.parse(answer.text) as { id: string }).id);
  else quotes.push({ id, driver });
  return answer;
}

function act(tally: LoadTally): Promise<Answer> {
  turn += 1;
  const driver = plan.drivers[turn % plan.drivers.length]!;
  const order = acts[plan.bookings ?? "quarter"];
  const name = order[turn % order.length]!;
  if (name === "quote") return quote(driver);
  if (name === "lots") return send("GET", "/api/lots/?page_size=20", driver);
  if (name === "list") return send("GET", "/api/notifications/?page_size=20", driver);
  const unused = name === "book" ? quotes.shift() : undefined;
  return unused ? book(tally, unused) : send("GET", "/api/notifications/unread_count/", driver);
}

async function measure(tally: LoadTally, began: number, due: number): Promise<void> {
  const { status, text, hasRetryAfter } = await act(tally);
  const sample: Sample = { at: due - began, ms: performance.now() - due, status };
  if (status === 503 && !hasRetryAfter) sample.status = -503;
  if (status >= 400) sample.code = (JSON.parse(text) as { code: string }).code;
  tally.samples.push(sample);
}

/** Sends at a fixed rate (open loop), or by workers that each wait for their last answer. */
async function run({ perSecond, lanes = 0, seconds }: LoadRun): Promise<LoadTally> {
  const began = performance.now();
  const tally: LoadTally = { began: performance.timeOrigin + began, samples: [], bookings: [] };
  const end = began + seconds * 1000;
  const worker = async () => {
    while (performance.now() < end) await measure(tally, began, performance.now());
  };
  const open: Promise<void>[] = Array.from({ length: lanes }, worker);
  for (let due = began; perSecond && due < end; due += 1000 / perSecond) {
    const wait = due - performance.now();
    if (wait > 1) await sleep(wait);
    open.push(measure(tally, began, due));
  }
  await Promise.all(open);
  return tally;
}

const connect = (): Promise<Answer[]> =>
  Promise.all(
    Array.from({ length: CONNECTIONS }, () => send("GET", "/api/health/live/", plan.drivers[0]!)),
  );

process.on("message", (message: LoadPlan | LoadRun) => {
  if ("bases" in message) {
    plan = message;
    return;
  }
  void connect()
    .then(() => run(message))
    .then((tally) => process.send!(tally));
});
