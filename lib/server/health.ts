import { getHealth } from "@/lib/domain/system/read";

/** The health of this node, with status 503 while it is not ready. */
export async function answerHealth(): Promise<Response> {
  const health = await getHealth();
  return Response.json(health, { status: health.failing.length === 0 ? 200 : 503 });
}
