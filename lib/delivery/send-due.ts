import { clock } from "@/lib/core/clock";
import { groupBy } from "@/lib/core/group";
import type { Channel } from "@/lib/event/event";
import { cancelDelivery } from "./cancel";
import type { ChannelSender, Parcel } from "./channels/channel";
import { claimDue, deliveryQueue, type Delivery } from "./delivery-queue";
import { fateOf } from "./fate";
import { loadOutgoing, type Outgoing } from "./outgoing";
import { isExhausted } from "./queue";
import { roomOf } from "./recipient-limits";
import { sendFrom } from "./send-run";

/** Sends the notifications that are due on a channel. Returns how many were due. */
export const sendDue = (sender: ChannelSender): Promise<number> =>
  sendFrom({
    channel: sender.channel,
    queue: deliveryQueue,
    async pack(limit) {
      const claimed = await claimDue(sender.channel, limit);
      const shipments = (await sortOut(sender, claimed)).map((parcel) => ({
        claimed: parcel.contents.map((one) => one.delivery),
        send: () => sender.send(parcel),
        cancel: (reason: string) => cancelAll(parcel.contents, reason),
      }));
      return { count: claimed.length, shipments };
    },
  });

/** Settles what is not sent now, and packs what is. */
async function sortOut({ channel }: ChannelSender, claimed: Delivery[]): Promise<Parcel[]> {
  const now = clock.now();
  const outgoing = await loadOutgoing(claimed);
  const known = new Set(outgoing.map((one) => one.delivery.id));
  await deliveryQueue.settleCancelled(
    claimed.filter((one) => !known.has(one.id)),
    "expired",
  );
  const toSend: Outgoing[] = [];
  for (const one of outgoing) if (await isSentNow(one, now)) toSend.push(one);
  return parcelsOf(await withinLimits(channel, toSend));
}

/** Drops what is more than a person gets on this channel in an hour (recipient-limits.ts). */
async function withinLimits(channel: Channel, toSend: Outgoing[]): Promise<Outgoing[]> {
  const room = await roomOf(channel, [...new Set(toSend.map((one) => one.person.id))]);
  const within: Outgoing[] = [];
  for (const one of toSend) {
    const left = room.get(one.person.id) ?? Infinity;
    room.set(one.person.id, left - 1);
    if (left > 0) within.push(one);
    else await cancelDelivery(one, "rate_limited");
  }
  return within;
}

async function isSentNow(one: Outgoing, now: Date): Promise<boolean> {
  const { delivery } = one;
  if (isExhausted(delivery)) {
    await deliveryQueue.settleExhausted([delivery]);
    return false;
  }
  const fate = fateOf(one, now);
  if (fate.kind === "cancel") await cancelDelivery(one, fate.reason);
  if (fate.kind === "wait") await deliveryQueue.postpone([delivery], fate.until, fate);
  return fate.kind === "send";
}

function parcelsOf(outgoing: Outgoing[]): Parcel[] {
  const groups = groupBy(outgoing, ({ delivery }) => delivery.batch ?? delivery.id);
  return [...groups].map(([key, [first, ...rest]]) => ({ key, contents: [first!, ...rest] }));
}

async function cancelAll(contents: Parcel["contents"], reason: string): Promise<void> {
  for (const one of contents) await cancelDelivery(one, reason);
}
