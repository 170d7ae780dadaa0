import * as api from "@/lib/domain/lot/api";
import { readPhoto } from "@/lib/domain/lot/read";
import { pictureResponse } from "@/lib/server/response";
import { route } from "@/lib/server/route";

export const GET = route(api.getPhoto, async ({ params }) =>
  pictureResponse(await readPhoto(params.id, params.photo, params.size)),
);
