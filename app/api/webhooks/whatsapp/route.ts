import * as api from "@/lib/domain/channel/api";
import { whatsappChallenge } from "@/lib/domain/channel/read/whatsapp-challenge";
import { noteWhatsappStatus } from "@/lib/domain/channel/write/note-whatsapp-status";
import { route } from "@/lib/server/route";

export const GET = route(api.verifyWhatsapp, ({ query }) => whatsappChallenge(query));
export const POST = route(api.whatsappStatus, ({ body, request }) =>
  noteWhatsappStatus(body, request.headers.get("x-hub-signature-256")),
);
