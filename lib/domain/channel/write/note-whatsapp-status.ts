import { createHmac } from "node:crypto";
import { env } from "@/lib/core/env";
import { readJson } from "@/lib/http/json";
import { whatsappStatuses } from "../schema";
import { noteStatus } from "../steps/note-status";
import { requireSignature } from "../steps/signature";

const outcomes: Record<string, "delivered" | "failed"> = {
  delivered: "delivered",
  read: "delivered",
  failed: "failed",
};

/**
 * Notes what Meta says of WhatsApp messages; other news is passed over. `signature` is
 * X-Hub-Signature-256. Throws 403 when it is not made with our secret, 400 when it is no JSON.
 */
export async function noteWhatsappStatus(
  body: Uint8Array,
  signature: string | null,
): Promise<void> {
  requireSignature(signature, signatureOf(body));
  const news = whatsappStatuses.safeParse(readJson(new TextDecoder().decode(body)));
  const changes = news.data?.entry.flatMap((entry) => entry.changes) ?? [];
  for (const { id, status, errors } of changes.flatMap(({ value }) => value.statuses ?? [])) {
    const outcome = outcomes[status];
    const error = `WhatsApp ${errors?.[0]?.code ?? "failed"}`;
    if (outcome) await noteStatus({ channel: "whatsapp", reference: id, outcome, error });
  }
}

function signatureOf(body: Uint8Array): string | null {
  const secret = env().WHATSAPP_APP_SECRET;
  return secret ? `sha256=${createHmac("sha256", secret).update(body).digest("hex")}` : null;
}
