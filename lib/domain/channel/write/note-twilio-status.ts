import { createHmac } from "node:crypto";
import { env } from "@/lib/core/env";
import { noteStatus } from "../steps/note-status";
import { requireSignature } from "../steps/signature";

const outcomes: Record<string, "delivered" | "failed"> = {
  delivered: "delivered",
  read: "delivered",
  undelivered: "failed",
  failed: "failed",
};

interface Callback {
  /** The public address that Twilio called. */
  url: string;
  body: Uint8Array;
  /** X-Twilio-Signature */
  signature: string | null;
}

/** Notes what Twilio says of an SMS. Throws 403 when it is not signed with our token. */
export async function noteTwilioStatus({ url, body, signature }: Callback): Promise<void> {
  const values = new URLSearchParams(new TextDecoder().decode(body));
  requireSignature(signature, signatureOf(url, values));
  const outcome = outcomes[values.get("MessageStatus") ?? ""];
  const reference = values.get("MessageSid");
  if (!outcome || !reference) return;
  const error = `Twilio ${values.get("ErrorCode") ?? "failed"}`;
  await noteStatus({ channel: "sms", reference, outcome, error });
}

/** Twilio signs the address and, in the order of their names, each value after its name. */
function signatureOf(url: string, values: URLSearchParams): string | null {
  const token = env().TWILIO_AUTH_TOKEN;
  if (!token) return null;
  const sorted = [...values].sort(([one], [other]) => (one < other ? -1 : 1));
  const hmac = createHmac("sha1", token).update(url + sorted.flat().join(""));
  return hmac.digest("base64");
}
