import { z } from "zod";
import { HOUR_S } from "@/lib/core/duration";
import { outsideChannels } from "@/lib/domain/preference/values";
import { both, forbids, instant, instantWithin, neither } from "@/lib/http/shapes";

export const health = z.object({
  status: z.enum(["ok", "degraded", "draining", "down"]),
  failing: z.array(z.string()),
  /** Channels outside the app whose provider does not answer; their messages wait. */
  channels_down: z.array(z.string()),
  db: z.enum(["ok", "down"]),
  socket: z.object({ connected: z.int() }),
  worker: z.object({ last_tick_at: instant, lag_s: z.number() }),
  events: z.object({ waiting: z.int(), set_aside: z.int() }),
  outbox: z.object({ pending: z.int(), failed: z.int() }),
  redis: z.enum(["not configured"]),
  version: z.string(),
  server_time: instant,
});
export type Health = z.infer<typeof health>;

/** A year. */
const MAX_MOVE_S = 365 * 24 * HOUR_S;
export const clockMove = z
  .strictObject({
    advance_seconds: z.number().min(-MAX_MOVE_S).max(MAX_MOVE_S).optional(),
    set: instantWithin(2000, 2099).optional(),
  })
  .refine(
    (move) => (move.advance_seconds === undefined) !== (move.set === undefined),
    "Give either advance_seconds or set.",
  )
  .meta(forbids(both("advance_seconds", "set"), neither("advance_seconds", "set")));
export const clockState = z.object({ now: instant, offset_seconds: z.number() });

export const outboxQuery = z.strictObject({
  channel: z.enum(outsideChannels).optional(),
  /** The e-mail address or the number; of a push the e-mail address of its person. */
  to: z.string().max(254).optional(),
});
export const outbox = z.object({
  results: z.array(
    z.object({
      channel: z.string(),
      to: z.string(),
      /** What it is about: an event, or the kind of an account mail; null for a digest. */
      event_type: z.string().nullable(),
      subject: z.string(),
      body: z.string(),
      status: z.literal("sent"),
      sent_at: instant,
    }),
  ),
});
