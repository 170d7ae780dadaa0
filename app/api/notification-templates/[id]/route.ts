import * as api from "@/lib/domain/template/api";
import { getTemplate } from "@/lib/domain/template/read/templates";
import { changeTemplate } from "@/lib/domain/template/write";
import { route } from "@/lib/server/route";

export const GET = route(api.getTemplate, ({ params }) => getTemplate(params.id));
export const PUT = route(api.putTemplate, ({ actor, params, body }) =>
  changeTemplate(actor, params.id, body),
);
