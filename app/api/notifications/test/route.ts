import * as api from "@/lib/domain/notification/api";
import { sendTest } from "@/lib/domain/notification/write/send-test";
import { route } from "@/lib/server/route";

export const POST = route(api.testAlert, ({ actor, body }) => sendTest(actor, body));
