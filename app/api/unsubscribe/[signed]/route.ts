import { unsubscribedPage, unsubscribePage } from "@/lib/delivery/email/unsubscribe-page";
import * as api from "@/lib/domain/preference/api";
import { readUnsubscribeToken } from "@/lib/domain/preference/read/unsubscribe-token";
import { unsubscribe } from "@/lib/domain/preference/write/unsubscribe";
import { route } from "@/lib/server/route";

export const GET = route(api.getUnsubscribePage, ({ params }) =>
  unsubscribePage(readUnsubscribeToken(params.signed).category),
);
export const POST = route(api.unsubscribe, async ({ params }) =>
  unsubscribedPage(await unsubscribe(params.signed)),
);
