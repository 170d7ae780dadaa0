import { clock } from "@/lib/core/clock";
import { SECOND_MS } from "@/lib/core/duration";
import { groupBy } from "@/lib/core/group";
import { log } from "@/lib/core/log";
import { cancelDelivery } from "./cancel";
import { noteDown, noteUp, permission } from "./channel-state";
import { SendFailure, type ChannelSender, type Parcel } from "./channels/channel";
import { fateOf } from "./fate";
import { loadOutgoing, type Outgoing } from "./outgoing";
import {
  claimDue,
  MAX_FAILURES,
  postpone,
  putBack,
  settleCancelled,
  settleFailed,
  settleRefused,
  settleSent,
  type Delivery,
} from "./queue";

const BATCH_SIZE = 20;
const PARALLEL = 4;
const LONGEST_SEND_MS = 30 * SECOND_MS;

/** Sends what is due on a channel. Any number of nodes may run it. Returns how many were due. */
export async function sendDue(sender: ChannelSender): Promise<number> {
  const allowed = await permission(sender.channel);
  if (allowed === "none") return 0;
  const claimed = await claimDue(sender.channel, allowed === "probe" ? 1 : BATCH_SIZE);
  const parcels = await sortOut(claimed);
  const run = new Run(sender, allowed === "probe");
  await Promise.all(Array.from({ length: PARALLEL }, () => run.work(parcels)));
  return run.isDown ? 0 : claimed.length;
}

/** Settles what is not sent now, and packs what is. */
async function sortOut(claimed: Delivery[]): Promise<Parcel[]> {
  const now = clock.now();
  const outgoing = await loadOutgoing(claimed);
  const known = new Set(outgoing.map((one) => one.delivery.id));
  await settleCancelled(
    claimed.filter((one) => !known.has(one.id)),
    "expired",
  );
  const toSend: Outgoing[] = [];
  for (const one of outgoing) if (await isSentNow(one, now)) toSend.push(one);
  return parcelsOf(toSend);
}

async function isSentNow(one: Outgoing, now: Date): Promise<boolean> {
  const { delivery } = one;
  if ((delivery.failures ?? 0) >= MAX_FAILURES) {
    await settleRefused([delivery], delivery.error ?? "The process that sent it ended each time.");
    return false;
  }
  const fate = fateOf(one, now);
  if (fate.kind === "cancel") await cancelDelivery(one, fate.reason);
  if (fate.kind === "wait") await postpone([delivery], fate.until, fate);
  return fate.kind === "send";
}

function parcelsOf(outgoing: Outgoing[]): Parcel[] {
  const groups = groupBy(outgoing, ({ delivery }) => delivery.batch ?? delivery.id);
  return [...groups].map(([key, [first, ...rest]]) => ({ key, contents: [first!, ...rest] }));
}

/** Whether less of the claim is left than sending may take; the next run then has it. */
const isNearlyOver = (claimed: readonly Delivery[]): boolean =>
  claimed.some((one) => one.lease_until!.getTime() - clock.ms() < LONGEST_SEND_MS);

/** Sends the parcels of one claim, until the provider turns out to be unreachable. */
class Run {
  readonly #sender: ChannelSender;
  #isProbe: boolean;
  #down: SendFailure | undefined;

  constructor(sender: ChannelSender, isProbe: boolean) {
    this.#sender = sender;
    this.#isProbe = isProbe;
  }

  get isDown(): boolean {
    return this.#down !== undefined;
  }

  async work(parcels: Parcel[]): Promise<void> {
    for (let parcel = parcels.shift(); parcel; parcel = parcels.shift()) await this.#send(parcel);
  }

  async #send(parcel: Parcel): Promise<void> {
    const claimed = parcel.contents.map((one) => one.delivery);
    if (this.#down) return putBack(claimed, this.#down.message);
    if (isNearlyOver(claimed)) return putBack(claimed, null);
    let reference: string | null;
    try {
      reference = await this.#sender.send(parcel);
    } catch (error) {
      return this.#settleFailure(claimed, error);
    }
    // An error from here on is none of the message, which is on its way: its claim runs out.
    await settleSent(claimed, reference);
    await this.#noteAnswer();
  }

  async #settleFailure(claimed: Delivery[], error: unknown): Promise<void> {
    const { channel } = this.#sender;
    if (!(error instanceof SendFailure)) {
      log().error({ err: error, channel, delivery: claimed[0]!.id }, "a message cannot be sent");
      return settleRefused(claimed, (error as Error).message);
    }
    if (error.kind === "unreachable") {
      if (!this.#down) log().warn({ channel, reason: error.message }, "a channel is down");
      this.#down = error;
      await noteDown(channel, error.message, error.waitMs);
      return putBack(claimed, error.message);
    }
    await this.#noteAnswer();
    return error.kind === "refused"
      ? settleFailed(claimed, error.message)
      : settleRefused(claimed, error.message);
  }

  /** A provider that answers at all is up again. */
  async #noteAnswer(): Promise<void> {
    if (!this.#isProbe) return;
    this.#isProbe = false;
    await noteUp(this.#sender.channel);
    log().info({ channel: this.#sender.channel }, "a channel answers again");
  }
}
