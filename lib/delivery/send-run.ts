import { clock } from "@/lib/core/clock";
import { SECOND_MS } from "@/lib/core/duration";
import { log } from "@/lib/core/log";
import type { Channel } from "@/lib/event/event";
import { noteDown, noteUp, permission } from "./channel-state";
import { SendFailure } from "./channels/channel";
import type { Claimed, Queue } from "./queue";

const BATCH_SIZE = 20;
const PARALLEL = 4;
const LONGEST_SEND_MS = 30 * SECOND_MS;

/** A message that is ready, with the rows that it settles. */
export interface Shipment {
  claimed: readonly Claimed[];
  /** Returns the provider's name of the message, if it has one. Throws `SendFailure`. */
  send: () => Promise<string | null>;
  /** `reason`: one of docs/api.md. */
  cancel: (reason: string) => Promise<void>;
}
type Settling = Pick<Queue<Claimed>, "settleSent" | "settleFailed" | "settleRefused" | "putBack">;

interface Source {
  channel: Channel;
  queue: Settling;
  /** Claims what is due, settles what is not sent now, and packs what is. */
  pack: (limit: number) => Promise<{ count: number; shipments: Shipment[] }>;
}

/**
 * Sends what is due on a channel; one message while its provider does not answer. Any number of
 * nodes may run it. Returns how many were due.
 */
export async function sendFrom({ channel, queue, pack }: Source): Promise<number> {
  const allowed = await permission(channel);
  if (allowed === "none") return 0;
  const { count, shipments } = await pack(allowed === "probe" ? 1 : BATCH_SIZE);
  const run = new Run(channel, queue, allowed === "probe");
  await Promise.all(Array.from({ length: PARALLEL }, () => run.work(shipments)));
  return run.isDown ? 0 : count;
}

/** Whether less of the claim is left than sending may take; the next run then has it. */
const isNearlyOver = (claimed: readonly Claimed[]): boolean =>
  claimed.some((one) => one.lease_until!.getTime() - clock.ms() < LONGEST_SEND_MS);

/** Sends the shipments of one claim, until the provider turns out to be unreachable. */
class Run {
  readonly #channel: Channel;
  readonly #queue: Settling;
  #isProbe: boolean;
  #down: SendFailure | undefined;

  constructor(channel: Channel, queue: Settling, isProbe: boolean) {
    this.#channel = channel;
    this.#queue = queue;
    this.#isProbe = isProbe;
  }

  get isDown(): boolean {
    return this.#down !== undefined;
  }

  async work(shipments: Shipment[]): Promise<void> {
    for (let next = shipments.shift(); next; next = shipments.shift()) await this.#send(next);
  }

  async #send(shipment: Shipment): Promise<void> {
    const { claimed, send } = shipment;
    if (this.#down) return this.#queue.putBack(claimed, this.#down.message);
    if (isNearlyOver(claimed)) return this.#queue.putBack(claimed, null);
    let reference: string | null;
    try {
      reference = await send();
    } catch (error) {
      return this.#settleFailure(shipment, error);
    }
    // An error from here on is none of the message, which is on its way: its claim runs out.
    await this.#queue.settleSent(claimed, reference);
    await this.#noteAnswer();
  }

  async #settleFailure({ claimed, cancel }: Shipment, error: unknown): Promise<void> {
    const channel = this.#channel;
    if (!(error instanceof SendFailure)) {
      log().error({ err: error, channel, delivery: claimed[0]!.id }, "a message cannot be sent");
      return this.#queue.settleRefused(claimed, (error as Error).message);
    }
    if (error.kind === "unreachable") {
      if (!this.#down) log().warn({ channel, reason: error.message }, "a channel is down");
      this.#down = error;
      await noteDown(channel, error.message, error.waitMs);
      return this.#queue.putBack(claimed, error.message);
    }
    await this.#noteAnswer();
    if (error.kind === "gone") return cancel("no_address");
    return error.kind === "refused"
      ? this.#queue.settleFailed(claimed, error.message)
      : this.#queue.settleRefused(claimed, error.message, error.waitMs);
  }

  /** A provider that answers at all is up again. */
  async #noteAnswer(): Promise<void> {
    if (!this.#isProbe) return;
    this.#isProbe = false;
    await noteUp(this.#channel);
    log().info({ channel: this.#channel }, "a channel answers again");
  }
}
