import type { ChildProcess } from "node:child_process";
import type { Call } from "../../e2e/faults/kit/sender";
import type { SocketServer } from "../../e2e/faults/kit/sockets";

/** A running server and how its clients speak to it. People are numbered from 1. */
export interface System extends SocketServer {
  name: string;
  pid: number;
  /** Sends a notification to one person. */
  notify: (person: number, message: string) => Call;
  /** Sends a message to all people; Parkmate by these channels. */
  announce: (message: string, channels?: string[]) => Call;
  /** The first page of 20, and the number of unread, of the person with 10,000 notifications. */
  list: () => Call;
  unread: () => Call;
  /** `count` bookings that do not overlap. */
  bookings: (count: number) => Call[] | Promise<Call[]>;
  /** `count` bookings of one slot and time; at each call another one. */
  sameSlot: (count: number) => Call[] | Promise<Call[]>;
  stop: () => Promise<void>;
}

/** Ends a child process and waits until it has exited. */
export async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((done) => child.once("exit", done));
  child.kill("SIGKILL");
  await gone;
}
