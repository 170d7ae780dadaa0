import * as api from "@/lib/domain/notification/api";
import { testAlert } from "@/lib/domain/notification/write/test-alert";
import { route } from "@/lib/server/route";

export const POST = route(api.testAlert, ({ actor, body }) => testAlert(actor, body));
