import * as api from "@/lib/domain/system/api";
import { docsPage } from "@/lib/http/docs";
import { route } from "@/lib/http/route";

export const GET = route(api.getDocs, async () => docsPage());
