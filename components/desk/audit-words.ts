import type { AuditEntry } from "@/lib/domain/audit/schema";

const acts: Record<string, string> = {
  "booking.approve": "Approved a booking",
  "booking.cancel": "Cancelled a booking",
  "booking.decline": "Declined a booking",
  "booking.move": "Moved a booking to another slot",
  "delivery.retry": "Tried a failed message again",
  "delivery.retry_failed": "Tried the failed messages of a channel again",
  "lot.change": "Changed a lot",
  "lot.close": "Closed a lot",
  "lot.create": "Opened a lot",
  "lot.delete": "Deleted a lot",
  "lot.layout": "Changed the slots of a lot",
  "lot.photo_add": "Added a photo to a lot",
  "lot.photo_change": "Changed a photo of a lot",
  "lot.photo_delete": "Deleted a photo of a lot",
  "notification.cancel": "Cancelled an announcement",
  "notification.compose": "Wrote a notification",
  "notification.edit": "Changed the words of a notification",
  "owner.approved": "Approved an owner",
  "owner.declined": "Declined an owner",
  "payment.verify": "Verified cash",
  "payment.decline": "Declined cash",
  "slot.change": "Changed a slot",
  "slot.close": "Closed a slot",
  "slot.delete": "Deleted a slot",
  "slots.create": "Added slots",
  "template.change": "Changed a template",
  "user.activated": "Activated an account",
  "user.deactivated": "Deactivated an account",
  "user.deleted": "Deleted an account",
};

/** What was done or refused. */
export const actOf = ({ action, detail }: AuditEntry): string =>
  acts[action] ?? (typeof detail.summary === "string" ? detail.summary : action);
