import * as api from "@/lib/domain/user/api";
import { sendVerification } from "@/lib/domain/user/write/send-verification";
import { route } from "@/lib/server/route";

export const POST = route(api.sendVerification, ({ actor }) => sendVerification(actor));
