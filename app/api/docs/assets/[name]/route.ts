import * as api from "@/lib/domain/system/api";
import { docsAsset } from "@/lib/server/docs";
import { route } from "@/lib/server/route";

export const GET = route(api.getDocsAsset, ({ params }) => docsAsset(params.name));
