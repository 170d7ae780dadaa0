import { store } from "../../open-store";

export const GET = async (request: Request): Promise<Response> =>
  Response.json(await store().countUnread(Number(new URL(request.url).searchParams.get("person"))));
