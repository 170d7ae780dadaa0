import { createHash } from "node:crypto";
import { clock } from "@/lib/core/clock";
import { catchesMessages } from "@/lib/core/env";
import { DAY_S, SECOND_MS } from "@/lib/core/duration";
import { catchMessage } from "@/lib/domain/channel/write/catch-message";
import { noteReceipts, receivedBy } from "@/lib/domain/channel/steps/push-receipts";
import { actionsOf } from "@/lib/domain/notification/read/actions";
import { getBadges } from "@/lib/domain/notification/read/unread-count";
import { liveSubscriptions } from "@/lib/domain/push/read/live-subscriptions";
import { dropSubscriptions, noteSuccess } from "@/lib/domain/push/write/note-outcome";
import { wordingOf } from "@/lib/domain/template/read/wording";
import { replacesWhatIsShown, truthEnd, type Outgoing } from "../outgoing";
import { linkTo, wordsOf } from "../words";
import { SendFailure, type ChannelSender, type Parcel } from "./channel";
import { sendToBrowser, type PushMessage, type PushOutcome } from "./push-service";

const TOPIC_LENGTH = 32;
// A push service takes 4096 bytes; so much fits in any script.
const MAX_TITLE = 100;
const MAX_BODY = 400;
const MAX_ACTIONS = 2;
const MOST_TRIES_FOR_THE_REST = 3;

export const push: ChannelSender = {
  channel: "push",
  async send({ contents: [one] }: Parcel) {
    const { delivery, person } = one;
    const live = await liveSubscriptions(person.id);
    if (!live.length) throw new SendFailure("gone", "There is no browser that takes pushes.");
    const received = await receivedBy(delivery.id);
    const waiting = live.filter(({ id }) => !received.has(id));
    const message = await compose(one);
    if (catchesMessages()) await keep(one, message);
    const outcomes = await Promise.all(waiting.map((each) => sendToBrowser(each, message)));
    const withKind = (kind: PushOutcome["kind"]) =>
      waiting.filter((_, index) => outcomes[index]!.kind === kind).map(({ id }) => id);
    const sent = withKind("sent");
    await noteSuccess(sent);
    await dropSubscriptions(withKind("gone"));
    const isReceived = received.size + sent.length > 0;
    // One that stays away must not make a message fail that the others have.
    const isEnough = isReceived && (delivery.failures ?? 0) >= MOST_TRIES_FOR_THE_REST;
    const failure = isEnough ? undefined : worst(outcomes, isReceived);
    if (!failure) return null;
    if (failure.kind !== "refused") await noteReceipts(delivery.id, sent);
    throw failure;
  },
};

/** Keeps what it says among the caught messages; the push leaves all the same. */
const keep = ({ delivery, person }: Outgoing, { title, body }: PushMessage) =>
  catchMessage({
    key: delivery.id,
    channel: "push",
    address: person.email,
    subject: title,
    text: body,
    html: null,
    files: [],
  });

/**
 * What hinders the message from being done: as long as one browser may take it later, it is not
 * done. One that refuses it for good counts only when no other has it.
 */
function worst(outcomes: readonly PushOutcome[], isReceived: boolean): SendFailure | undefined {
  for (const kind of ["unreachable", "later"] as const) {
    const those = outcomes.filter((one) => one.kind === kind);
    if (!those.length) continue;
    const waits = those.flatMap((one) => ("waitMs" in one && one.waitMs ? [one.waitMs] : []));
    return failureOf(those[0]!, waits.length ? Math.max(...waits) : undefined);
  }
  if (isReceived) return undefined;
  const refused = outcomes.find((one) => one.kind === "refused") ?? outcomes[0];
  return refused && failureOf(refused);
}

function failureOf(outcome: PushOutcome, waitMs?: number): SendFailure | undefined {
  return outcome.kind === "sent"
    ? undefined
    : new SendFailure(outcome.kind, outcome.reason, waitMs);
}

async function compose(one: Outgoing): Promise<PushMessage> {
  const { notification, delivery } = one;
  const [wording, badges] = await Promise.all([
    wordingOf([notification.event_type]),
    getBadges([notification.recipient_id]),
  ]);
  const words = wordsOf(one, wording, "push");
  const url = notification.action_url ?? "/notifications";
  const isHigh = notification.priority === "HIGH";
  const title = shortened(words.subject, MAX_TITLE);
  const body = shortened(words.lines.join("\n"), MAX_BODY);
  return {
    title,
    body,
    payload: JSON.stringify({
      // The form of Declarative Web Push, which Safari shows without the service worker.
      web_push: 8030,
      notification: {
        title,
        body,
        lang: "en",
        navigate: linkTo(url),
        tag: notification.group_key,
        timestamp: notification.created_at.getTime(),
        actions: openActions(one).map(({ action, title: label, url: to }) => ({
          action,
          title: label,
          navigate: linkTo(to),
        })),
      },
      app_badge: badges.get(notification.recipient_id)!.unread_count,
      parkmate: {
        id: notification.id,
        person: notification.recipient_id,
        event: notification.event_type,
        url,
        actions: Object.fromEntries(openActions(one).map(({ action, url: to }) => [action, to])),
        urgent: isHigh,
        silent: replacesWhatIsShown(one),
      },
    }),
    topic: topicOf(`${delivery.recipient_id}:${notification.dedupe_key}`),
    ttlSeconds: ttlOf(one),
    urgency: isHigh ? "high" : "normal",
  };
}

/** Each opens the page where its act and what it costs are shown. */
function openActions({ notification }: Outgoing) {
  const url = notification.action_url ?? "/notifications";
  return actionsOf(notification)
    .filter(({ state }) => state === "open")
    .slice(0, MAX_ACTIONS)
    .map(({ id, label, href }) => ({
      action: id,
      title: label,
      url: href ?? (id === "extend" ? `${url}#stay-longer-${notification.related_id}` : url),
    }));
}

/** How long the push service keeps it: until its words are not true any more, else a day. */
function ttlOf(one: Outgoing): number {
  const end = truthEnd(one);
  if (!end) return DAY_S;
  return Math.min(DAY_S, Math.max(1, Math.floor((end.getTime() - clock.ms()) / SECOND_MS)));
}

const topicOf = (key: string): string =>
  createHash("sha256").update(key).digest("base64url").slice(0, TOPIC_LENGTH);

function shortened(text: string, most: number): string {
  const characters = [...text];
  return characters.length <= most ? text : `${characters.slice(0, most - 1).join("")}…`;
}
