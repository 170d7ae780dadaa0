import { setTimeout } from "node:timers/promises";
import postgres from "postgres";
import { log } from "../log";
import { pgCode } from "../pg-error";
import { Breaker } from "./breaker";
import { corkedSockets } from "./corked-socket";

/** A request waits at most for both: the pause and the time that `select 1` may take. */
const PAUSE_MS = 250;
const PATIENCE_MS = 1400;
const TICK_MS = 100;
const RETRY_S = 0.05;
const OUT_OF_RESOURCES = "53";

/**
 * Asks PostgreSQL again and again, by a connection of its own, whether it answers, and keeps
 * `breaker` open while it does not. Returns `stop`.
 */
export function watchPostgres(url: string, breaker: Breaker): { stop: () => Promise<void> } {
  const own = new Breaker();
  const options = { socket: corkedSockets(own) };
  const client = postgres(url, {
    ...options,
    max: 1,
    fetch_types: false,
    backoff: () => RETRY_S,
    onnotice: () => undefined,
    connection: { application_name: "parkmate watch" },
  });
  const stopping = new AbortController();
  const ask = async (): Promise<boolean | undefined> => {
    const answer = await inTime(client`select 1`.simple().then(isThere, isOnlyFull));
    if (answer === undefined) own.cut();
    return answer;
  };
  const run = async () => {
    while (!stopping.signal.aborted) {
      let answer = await ask();
      // Its connection alone may have been ended, so one refusal does not count.
      if (answer === false && !breaker.isOpen) answer = await ask();
      if (!stopping.signal.aborted) note(breaker, answer === true);
      await setTimeout(PAUSE_MS, null, { signal: stopping.signal }).catch(() => undefined);
    }
  };
  const running = run();
  return {
    stop: async () => {
      stopping.abort();
      own.cut();
      await running;
      await client.end({ timeout: 0 });
    },
  };
}

const isThere = () => true;
const isOnlyFull = (error: unknown) => pgCode(error)?.startsWith(OUT_OF_RESOURCES) ?? false;

function note(breaker: Breaker, isUp: boolean): void {
  if (isUp === !breaker.isOpen) return;
  if (isUp) {
    breaker.close();
    log().warn("PostgreSQL answers again");
  } else {
    breaker.open();
    log().error("PostgreSQL does not answer");
  }
}

/** What a promise gives in time, else undefined. Time in which this process stood still is free. */
function inTime<T>(promise: Promise<T>): Promise<T | undefined> {
  return new Promise((resolve) => {
    let left = PATIENCE_MS / TICK_MS;
    const settle = (value?: T) => {
      clearInterval(timer);
      resolve(value);
    };
    const timer = setInterval(() => {
      left -= 1;
      if (left <= 0) settle();
    }, TICK_MS);
    void promise.then(settle);
  });
}
