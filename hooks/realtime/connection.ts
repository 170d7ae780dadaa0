export const connectionStatuses = [
  "Connected",
  "Reconnecting",
  "Polling",
  "Offline",
  "Signed out",
] as const;
export type ConnectionStatus = (typeof connectionStatuses)[number];
export interface Connection {
  status: ConnectionStatus;
  attempts: number;
  lastError: string | null;
}

const POLL_AFTER_FAILURES = 5;

export type ConnectionChange =
  | { kind: "connected" }
  | { kind: "dropped"; reason: string }
  | { kind: "attempt"; number: number }
  | { kind: "failed"; error: string }
  | { kind: "silent" }
  | { kind: "offline" }
  | { kind: "online" }
  | { kind: "signed-out"; reason: string };

export const initialConnection: Connection = {
  status: "Reconnecting",
  attempts: 0,
  lastError: null,
};

/**
 * The connection after a change. "Signed out" is final; five failures in a row, or silence, start
 * polling until it is connected.
 */
export function nextConnection(current: Connection, change: ConnectionChange): Connection {
  if (current.status === "Signed out") return current;
  switch (change.kind) {
    case "connected":
      return { status: "Connected", attempts: 0, lastError: null };
    case "signed-out":
      return { status: "Signed out", attempts: 0, lastError: change.reason };
    case "offline":
      return { ...current, status: "Offline" };
    case "online":
      return current.status === "Offline"
        ? { ...current, status: retryStatus(current.attempts) }
        : current;
    case "dropped":
      return { status: "Reconnecting", attempts: 1, lastError: change.reason };
    case "attempt":
      return {
        ...current,
        attempts: change.number,
        status: failingStatus(current, change.number - 1),
      };
    case "silent":
      return { ...current, status: failingStatus(current, POLL_AFTER_FAILURES) };
    case "failed":
      return {
        ...current,
        lastError: change.error,
        status: failingStatus(current, current.attempts),
      };
  }
}

const failingStatus = ({ status }: Connection, failures: number): ConnectionStatus =>
  status === "Offline" || status === "Polling" ? status : retryStatus(failures);

const retryStatus = (failures: number): ConnectionStatus =>
  failures >= POLL_AFTER_FAILURES ? "Polling" : "Reconnecting";

const FIRST_DELAY_MS = 1000;
const MAX_DELAY_MS = 4500;
const temporaryRefusals = new Set(["unavailable", "rate_limited"]);

/** Whether a refused handshake may succeed later. Any other refusal means the session has ended. */
export const isTemporaryRefusal = (code: string): boolean => temporaryRefusals.has(code);

/**
 * Milliseconds to wait after this many refusals in a row: exponential, at least what the server
 * asked for, with jitter so that not all tabs return together.
 */
export function delayAfterRefusal(
  refusals: number,
  askedSeconds = 0,
  random = Math.random(),
): number {
  const delay = Math.min(MAX_DELAY_MS, FIRST_DELAY_MS * 2 ** (refusals - 1));
  return Math.max(delay, askedSeconds * 1000) * (1 + random / 2);
}

/** Whether the page has not been connected yet, and nothing has failed. */
export const isFirstAttempt = ({ status, attempts, lastError }: Connection): boolean =>
  status === "Reconnecting" && attempts === 0 && lastError === null;

/** The text of the connection pill: "Reconnecting (2)". */
export function statusText(connection: Connection): string {
  const { status, attempts } = connection;
  if (isFirstAttempt(connection)) return "Connecting";
  return status === "Reconnecting" && attempts > 0 ? `Reconnecting (${attempts})` : status;
}
