import { z } from "zod";
import { id, instant, seq } from "@/lib/http/shapes";
import { actionForm, manyIds, typeOrChannel } from "@/lib/domain/notification/schema";

/** What clients may send over the socket (docs/socket-protocol.md). */
const types = z.array(z.string().max(50)).max(100);
const one = z.strictObject({ notification_id: id });
const oneOrMany = z
  .strictObject({ notification_id: id, ...manyIds.shape })
  .partial()
  .refine(
    ({ notification_id, notification_ids }) =>
      (notification_id === undefined) !== (notification_ids === undefined),
    { error: "Give either notification_id or notification_ids.", path: ["notification_ids"] },
  );
export const clientMessages = {
  subscribe: z.strictObject({ notification_types: types }),
  unsubscribe: z.strictObject({ notification_types: types }),
  mark_read: oneOrMany,
  mark_unread: oneOrMany,
  mark_all_read: z
    .strictObject({
      notification_type: typeOrChannel,
      ticket: id,
      lot: id,
      before_seq: seq,
    })
    .partial()
    .optional(),
  get_unread_count: z.unknown(),
  mark_seen: z.strictObject({ up_to_seq: seq }),
  archive: one,
  snooze: z.strictObject({ notification_id: id, until: instant }),
  unsnooze: one,
  delete: one,
  action: z.strictObject({
    notification_id: id,
    action: z.string().max(50),
    form: actionForm,
    idempotency_key: z.string().max(128),
  }),
  ping: z
    .looseObject({ timestamp: z.union([z.number(), z.string().max(64)]).optional() })
    .optional(),
  sync: z.strictObject({ last_seq: z.unknown() }),
  presence: z.strictObject({ visible: z.boolean(), tab_id: z.string().max(64).optional() }),
  received: z.strictObject({ ids: z.array(id).min(1).max(100) }),
  auth_refresh: z.strictObject({ token: z.string().max(4096) }),
  watch_lot: z.strictObject({ lot_id: id }),
  unwatch_lot: z.strictObject({ lot_id: id }),
  watch_booking: z.strictObject({ booking_id: id }),
  unwatch_booking: z.strictObject({ booking_id: id }),
  typing: z.strictObject({ thread_id: id }),
} as const;
export type ClientMessage = keyof typeof clientMessages;
