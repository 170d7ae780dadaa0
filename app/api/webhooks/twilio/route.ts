import * as api from "@/lib/domain/channel/api";
import { noteTwilioStatus } from "@/lib/domain/channel/write/note-twilio-status";
import { publicOrigin } from "@/lib/http/origin";
import { route } from "@/lib/server/route";

export const POST = route(api.twilioStatus, ({ body, request }) =>
  noteTwilioStatus({
    url: publicOrigin(request.url) + new URL(request.url).pathname,
    body,
    signature: request.headers.get("x-twilio-signature"),
  }),
);
