import * as api from "@/lib/domain/template/api";
import { preview } from "@/lib/domain/template/read/preview";
import { route } from "@/lib/server/route";

export const POST = route(api.previewTemplate, ({ params, body }) => preview(params.id, body));
