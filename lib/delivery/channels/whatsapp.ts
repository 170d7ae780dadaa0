import { env } from "@/lib/core/env";
import { wordingOf } from "@/lib/domain/template/read/wording";
import { linkTo, wordsOf } from "../words";
import { channelSender, SendFailure, type Parcel } from "./channel";
import { internationalNumber, withoutNumbers } from "./phone-number";
import { callProvider } from "./provider-call";

interface WhatsappMessage {
  /** E.164. */
  to: string;
  title: string;
  /** The sentence and its details, in one line. */
  text: string;
  link: string;
}

export const whatsapp = channelSender<WhatsappMessage>({
  channel: "whatsapp",
  compose,
  handOver: sendByCloudApi,
  show: ({ to, title, text, link }) => ({
    address: to,
    subject: title,
    text: `${title}\n${text}\n${link}`,
    html: null,
    files: [],
  }),
});

async function compose({ contents: [one] }: Parcel): Promise<WhatsappMessage> {
  const { notification, person } = one;
  const words = wordsOf(one, await wordingOf([notification.event_type]), "whatsapp");
  return {
    to: internationalNumber(person.preferences.addresses.whatsapp!),
    title: asVariable(notification.title),
    text: asVariable(words.lines.join(" · ")),
    link: linkTo(notification.action_url ?? "/"),
  };
}

/** Meta refuses variables with line breaks, tabs or many spaces. */
const asVariable = (text: string): string => text.replace(/\s+/g, " ").trim();

/** Errors that concern every message: limits, and what the operator has to set right at Meta. */
const aboutAccount: ReadonlySet<unknown> = new Set([
  4, 10, 190, 80007, 130429, 131031, 132000, 132001, 132015, 132016,
]);
/** Errors that pass, such as too many messages to one number. */
const passing: ReadonlySet<unknown> = new Set([1, 2, 131000, 131016, 131048, 131056, 133004]);

/**
 * Hands a message to Meta's Cloud API, as the approved template with its three variables: title,
 * sentence, link (docs/channels.md). Returns its name of the message. Throws `SendFailure`.
 */
async function sendByCloudApi({ to, title, text, link }: WhatsappMessage): Promise<string> {
  const settings = env();
  const parameters = [title, text, link].map((one) => ({ type: "text", text: one }));
  const { status, body } = await callProvider({
    url: `${settings.WHATSAPP_API_URL}/${settings.WHATSAPP_PHONE_ID!}/messages`,
    headers: {
      Authorization: `Bearer ${settings.WHATSAPP_TOKEN!}`,
      "Content-Type": "application/json",
    },
    body: JSON.stringify({
      messaging_product: "whatsapp",
      recipient_type: "individual",
      to: to.slice(1),
      type: "template",
      template: {
        name: settings.WHATSAPP_TEMPLATE,
        language: { code: "en" },
        components: [{ type: "body", parameters }],
      },
    }),
  });
  const id = (body.messages as { id?: string }[] | undefined)?.[0]?.id;
  if (status < 300 && id) return id;
  throw failureOf(status, body.error ?? {});
}

function failureOf(
  status: number,
  { code, message = "no reason" }: { code?: number; message?: string },
) {
  const said = withoutNumbers(`WhatsApp ${code ?? status}: ${message}`);
  if (aboutAccount.has(code)) return new SendFailure("unreachable", said);
  return new SendFailure(passing.has(code) ? "later" : "refused", said);
}
