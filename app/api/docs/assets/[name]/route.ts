import * as api from "@/lib/domain/system/api";
import { docsAsset } from "@/lib/http/docs";
import { route } from "@/lib/http/route";

export const GET = route(api.getDocsAsset, async ({ params }) => docsAsset(params.name));
