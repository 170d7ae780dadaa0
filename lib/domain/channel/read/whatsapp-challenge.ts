import type { z } from "zod";
import { env } from "@/lib/core/env";
import type { whatsappVerification } from "../schema";
import { requireSignature } from "../steps/signature";

/** Answers Meta's question whether this webhook is ours. Throws 403 for another token. */
export function whatsappChallenge(query: z.output<typeof whatsappVerification>): Response {
  requireSignature(query["hub.verify_token"], env().WHATSAPP_VERIFY_TOKEN ?? null);
  return new Response(query["hub.challenge"], {
    headers: { "Content-Type": "text/plain; charset=utf-8", "X-Content-Type-Options": "nosniff" },
  });
}
