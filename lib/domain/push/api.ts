import { z } from "zod";
import { endpoint } from "@/lib/http/endpoint";
import { pushKey, pushRemoval, pushSubscription, storedPushSubscription } from "./schema";

const shared = { path: "/api/push-subscriptions", tag: "push", access: "user" } as const;

export const getPushKey = endpoint({
  ...shared,
  method: "GET",
  path: "/api/push-subscriptions/public-key",
  summary: "The key for which a browser subscribes to pushes",
  refusals: [404],
  result: pushKey,
});
export const subscribePush = endpoint({
  ...shared,
  method: "POST",
  summary: "Send pushes to this browser until I sign out of it",
  body: pushSubscription,
  refusals: [404],
  result: storedPushSubscription,
  status: 201,
  limit: { points: 30, seconds: 3600 },
});
export const unsubscribePush = endpoint({
  ...shared,
  method: "DELETE",
  summary: "Send no more pushes to this browser",
  body: pushRemoval,
  result: z.void(),
  status: 204,
});
