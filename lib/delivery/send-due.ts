import { clock } from "@/lib/core/clock";
import { groupBy } from "@/lib/core/group";
import { cancelDelivery } from "./cancel";
import type { ChannelSender, Parcel } from "./channels/channel";
import { claimDue, deliveryQueue, type Delivery } from "./delivery-queue";
import { fateOf } from "./fate";
import { loadOutgoing, type Outgoing } from "./outgoing";
import { isExhausted } from "./queue";
import { sendFrom } from "./send-run";

/** Sends the notifications that are due on a channel. Returns how many were due. */
export const sendDue = (sender: ChannelSender): Promise<number> =>
  sendFrom({
    channel: sender.channel,
    queue: deliveryQueue,
    async pack(limit) {
      const claimed = await claimDue(sender.channel, limit);
      const shipments = (await sortOut(claimed)).map((parcel) => ({
        claimed: parcel.contents.map((one) => one.delivery),
        send: () => sender.send(parcel),
        cancel: (reason: string) => cancelAll(parcel.contents, reason),
      }));
      return { count: claimed.length, shipments };
    },
  });

/** Settles what is not sent now, and packs what is. */
async function sortOut(claimed: Delivery[]): Promise<Parcel[]> {
  const now = clock.now();
  const outgoing = await loadOutgoing(claimed);
  const known = new Set(outgoing.map((one) => one.delivery.id));
  await deliveryQueue.settleCancelled(
    claimed.filter((one) => !known.has(one.id)),
    "expired",
  );
  const toSend: Outgoing[] = [];
  for (const one of outgoing) if (await isSentNow(one, now)) toSend.push(one);
  return parcelsOf(toSend);
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
