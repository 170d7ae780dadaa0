import * as api from "@/lib/domain/user/api";
import { issueWsToken } from "@/lib/domain/user/write/issue-ws-token";
import { revokeWsTokens } from "@/lib/domain/user/write/revoke-ws-tokens";
import { route } from "@/lib/server/route";

export const GET = route(api.getWsToken, ({ actor }) => issueWsToken(actor));
export const POST = route(api.postWsToken, ({ actor }) => issueWsToken(actor));
export const DELETE = route(api.deleteWsTokens, ({ actor }) => revokeWsTokens(actor.id));
