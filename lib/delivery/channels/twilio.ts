import { env, isSecure } from "@/lib/core/env";
import { linkTo } from "../words";
import { SendFailure } from "./channel";
import { withoutNumbers } from "./phone-number";
import { callProvider } from "./provider-call";

/** Errors that pass: the queue is full, or too many messages came at once. */
const passing: ReadonlySet<unknown> = new Set([14107, 20429, 21611, 30001]);

/**
 * Hands an SMS to Twilio (Programmable Messaging, 2010-04-01). Returns its name of the message.
 * Throws `SendFailure`.
 */
export async function sendByTwilio({ to, text }: { to: string; text: string }): Promise<string> {
  const account = env().TWILIO_ACCOUNT_SID!;
  const { status, body } = await callProvider({
    url: `${env().TWILIO_API_URL}/2010-04-01/Accounts/${account}/Messages.json`,
    headers: {
      Authorization: `Basic ${btoa(`${account}:${env().TWILIO_AUTH_TOKEN!}`)}`,
      "Content-Type": "application/x-www-form-urlencoded",
    },
    body: new URLSearchParams({ To: to, Body: text, ...sender(), ...callback() }).toString(),
  });
  if (status < 300 && typeof body.sid === "string") return body.sid;
  const { code = status, message = "no reason" } = body as { code?: number; message?: string };
  const said = withoutNumbers(`Twilio ${code}: ${message}`);
  throw new SendFailure(passing.has(code) ? "later" : "refused", said);
}

function sender(): Record<string, string> {
  const from = env().TWILIO_FROM!;
  return from.startsWith("MG") ? { MessagingServiceSid: from } : { From: from };
}

const callback = (): Record<string, string> =>
  isSecure() ? { StatusCallback: linkTo("/api/webhooks/twilio/") } : {};
