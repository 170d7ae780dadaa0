import * as api from "@/lib/domain/desk/api";
import { getAccount } from "@/lib/domain/desk/read/accounts";
import { route } from "@/lib/server/route";

export const GET = route(api.getAccount, ({ params }) => getAccount(params.id));
