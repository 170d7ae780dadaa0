import { servedEndpoints } from "@/lib/api";
import * as api from "@/lib/domain/system/api";
import { openApiDocument } from "@/lib/http/openapi";
import { version } from "@/lib/domain/system/read";
import { route } from "@/lib/server/route";

export const GET = route(api.getSchema, () => ({
  ...openApiDocument(servedEndpoints(), version()),
}));
