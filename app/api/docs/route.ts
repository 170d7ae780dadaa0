import * as api from "@/lib/domain/system/api";
import { docsPage } from "@/lib/server/docs";
import { route } from "@/lib/server/route";

export const GET = route(api.getDocs, () => docsPage());
