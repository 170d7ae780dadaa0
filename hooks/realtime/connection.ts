export const connectionWords = [
  "Connected",
  "Reconnecting",
  "Polling",
  "Offline",
  "Signed out",
] as const;
export type ConnectionWord = (typeof connectionWords)[number];
export interface Connection {
  status: ConnectionWord;
  attempts: number;
  lastError: string | null;
}

export const POLL_AFTER = 5;

export type ConnectionChange =
  | { kind: "connected" }
  | { kind: "dropped"; reason: string }
  | { kind: "attempt"; number: number }
  | { kind: "failed"; error: string }
  | { kind: "offline" }
  | { kind: "online" }
  | { kind: "signed-out"; reason: string };

export const startOfConnection: Connection = {
  status: "Reconnecting",
  attempts: 0,
  lastError: null,
};

/** What the pill says after a change. Signed out is final; five failures in a row turn reconnecting into polling. */
export function nextConnection(now: Connection, change: ConnectionChange): Connection {
  if (now.status === "Signed out") return now;
  switch (change.kind) {
    case "connected":
      return { status: "Connected", attempts: 0, lastError: null };
    case "signed-out":
      return { status: "Signed out", attempts: 0, lastError: change.reason };
    case "offline":
      return { ...now, status: "Offline" };
    case "online":
      return now.status === "Offline" ? { ...now, status: trying(now.attempts) } : now;
    case "dropped":
      return { status: "Reconnecting", attempts: 1, lastError: change.reason };
    case "attempt":
      return {
        ...now,
        attempts: change.number,
        status: now.status === "Offline" ? "Offline" : trying(change.number - 1),
      };
    case "failed":
      return {
        ...now,
        lastError: change.error,
        status: now.status === "Offline" ? "Offline" : trying(now.attempts),
      };
  }
}

const FIRST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 4500;
const passing = new Set(["unavailable", "rate_limited"]);

/** Whether a refused handshake may succeed later as it is; any other refusal means that nobody is signed in. */
export const isPassing = (code: string): boolean => passing.has(code);

/** How long to wait after so many refusals in a row: longer each time, never shorter than the server asked, not all tabs at once. */
export function waitAfter(refusals: number, askedSeconds = 0, random = Math.random()): number {
  const wait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (refusals - 1));
  return Math.max(wait, askedSeconds * 1000) * (1 + random / 2);
}

const trying = (failures: number): ConnectionWord =>
  failures >= POLL_AFTER ? "Polling" : "Reconnecting";

/** "Reconnecting (2)": the words of the pill. */
export const statusText = ({ status, attempts }: Connection) =>
  status === "Reconnecting" && attempts > 0 ? `Reconnecting (${attempts})` : status;
