import type { NotificationRequest } from "../../../store";
import { store } from "../../open-store";
import { shared } from "../../shared";

export async function POST(request: Request): Promise<Response> {
  const row = await store().notify((await request.json()) as NotificationRequest);
  shared.io.to(String(row.person_id)).emit("notification", row);
  return Response.json({ id: row.id }, { status: 201 });
}

export const GET = async (request: Request): Promise<Response> =>
  Response.json(await store().list(Number(new URL(request.url).searchParams.get("person"))));
