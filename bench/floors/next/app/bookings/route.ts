import type { BookingRequest } from "../../../store";
import { store } from "../../open-store";
import { shared } from "../../shared";

export async function POST(request: Request): Promise<Response> {
  const row = await store().book((await request.json()) as BookingRequest);
  if (!row) return Response.json({ error: "slot is taken" }, { status: 409 });
  shared.io.to(String(row.person_id)).emit("notification", row);
  return Response.json({ id: row.id }, { status: 201 });
}
