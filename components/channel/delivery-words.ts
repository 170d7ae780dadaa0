import type { Tone } from "@/components/ui/badge";
import type { Delivery } from "@/lib/domain/channel/schema";
import type { DeliveryStatus } from "@/lib/domain/notification/values";

export const statusNames: Record<DeliveryStatus, string> = {
  pending: "Waiting",
  sent: "Sent",
  failed: "Failed",
  cancelled: "Not sent",
};
const tones: Record<DeliveryStatus, Tone> = {
  pending: "info",
  sent: "ok",
  failed: "bad",
  cancelled: "quiet",
};

/** What became of a message, in one or two words. */
export const badgeOf = ({ status, delivered_at }: Delivery): { name: string; tone: Tone } => ({
  name: delivered_at ? "Delivered" : statusNames[status],
  tone: tones[status],
});

/** Why an administrator's message waits or was not sent; each is about its recipient. */
const reasons: Record<string, string> = {
  default: "Off by default",
  preference: "The recipient's settings",
  not_offered: "Not sent by this channel",
  no_address: "The recipient has no address for it",
  muted: "The recipient muted it",
  quiet_hours: "The recipient's quiet hours",
  escalation: "Urgent: sent if nobody has read it by then",
  paused: "The recipient paused everything",
  digest: "Goes out with the recipient's digest",
  unavailable: "The channel is not set up",
  read_in_app: "Read in the app first",
  seen_in_app: "Seen in the app first",
  archived: "Archived in the app first",
  snoozed: "Snoozed in the app first",
  deleted: "Deleted in the app first",
  expired: "No longer true when it was about to leave",
  rate_limited: "Too many at once",
  provider_error: "The provider refused it",
  locked: "Sent whatever the recipient's settings",
  nothing_to_replace: "There was no earlier message that it corrects",
};

/** The text of a reason code. An unknown code is shown as it is. */
export const reasonOf = (code: string): string => reasons[code] ?? code.replaceAll("_", " ");
