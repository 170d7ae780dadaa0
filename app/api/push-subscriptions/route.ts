import * as api from "@/lib/domain/push/api";
import { subscribe } from "@/lib/domain/push/write/subscribe";
import { unsubscribe } from "@/lib/domain/push/write/unsubscribe";
import { route } from "@/lib/server/route";

export const POST = route(api.subscribePush, ({ actor, body, request }) =>
  subscribe(actor, body, request.headers.get("user-agent") ?? ""),
);
export const DELETE = route(api.unsubscribePush, ({ actor, body }) =>
  unsubscribe(actor, body.endpoint),
);
