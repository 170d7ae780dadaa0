import type { ChildProcess } from "node:child_process";
import { askChild, startChild } from "./child";

/** What the drivers of a load do: they read, ask for prices and book. */
export interface LoadPlan {
  /** The addresses of the nodes, which get the requests in turn. */
  bases: string[];
  /** Access tokens. */
  drivers: string[];
  /** Slots that nobody else books from `start` (milliseconds) on. */
  slots: string[];
  start: number;
  /** How many of their acts are bookings, each after a quote; a quarter unless an eighth. */
  bookings?: "eighth";
}
/** A fixed rate (open loop), or `lanes` workers that each wait for their last answer. */
export interface LoadRun {
  perSecond?: number;
  lanes?: number;
  seconds: number;
}
export interface Sample {
  /** When it was due, and how long after that its answer came, in milliseconds. */
  at: number;
  ms: number;
  /** 0 without an answer; −503 for a 503 that does not say when to try again. */
  status: number;
  /** Of a problem. */
  code?: string;
}
export interface LoadTally {
  /** Milliseconds since 1970. */
  began: number;
  samples: Sample[];
  bookings: string[];
}

/** A separate process that sends load, so that the measuring process is not slowed down by it. */
export class LoadProcess {
  private constructor(private readonly child: ChildProcess) {}

  static start(plan: LoadPlan): LoadProcess {
    const child = startChild("load-process.ts");
    child.send(plan);
    return new LoadProcess(child);
  }

  /** Goes on with another plan. */
  use(plan: LoadPlan): void {
    this.child.send(plan);
  }

  async run(run: LoadRun): Promise<LoadTally> {
    return (await askChild(this.child, run)) as LoadTally;
  }

  stop(): void {
    this.child.kill();
  }
}

export const isAccepted = ({ status }: Sample): boolean => status >= 200 && status < 300;

/** The percentile (0 … 1) of the waiting times, in whole milliseconds. */
export function percentile(samples: Sample[], part: number): number {
  const sorted = samples.map(({ ms }) => ms).sort((a, b) => a - b);
  return Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0);
}
