import * as api from "@/lib/domain/template/api";
import { resetTemplate } from "@/lib/domain/template/write";
import { route } from "@/lib/server/route";

export const POST = route(api.resetTemplate, ({ actor, params }) =>
  resetTemplate(actor, params.id),
);
