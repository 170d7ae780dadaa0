import type { Announcement } from "@/lib/domain/announcement/schema";

type Progress = Pick<Announcement, "status" | "sent_count" | "recipient_count">;

export const isSending = ({ status, sent_count }: Progress): boolean =>
  status === "scheduled" && sent_count > 0;

/** "for 12 people", "reached 3 of 12 people" or "reached nobody". */
export function reachText({ status, sent_count, recipient_count }: Progress): string {
  const people = `${recipient_count} ${recipient_count === 1 ? "person" : "people"}`;
  if (sent_count > 0)
    return sent_count === recipient_count
      ? `reached ${people}`
      : `reached ${sent_count} of ${people}`;
  return status === "scheduled" ? `for ${people}` : "reached nobody";
}
