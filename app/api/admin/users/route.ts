import * as api from "@/lib/domain/desk/api";
import { listAccounts } from "@/lib/domain/desk/read/accounts";
import { route } from "@/lib/server/route";

export const GET = route(api.listAccounts, ({ query }) => listAccounts(query));
