import * as api from "@/lib/domain/booking/api";
import { deleteAccount } from "@/lib/domain/booking/write/delete-account";
import { route } from "@/lib/server/route";

export const DELETE = route(api.deleteAccount, ({ actor, body }) =>
  deleteAccount(actor, body.password),
);
