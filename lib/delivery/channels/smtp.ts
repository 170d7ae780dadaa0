import { createTransport, type SendMailOptions, type Transporter } from "nodemailer";
import { SECOND_MS } from "@/lib/core/duration";
import { env } from "@/lib/core/env";
import { singleton } from "@/lib/core/singleton";
import type { EmailMessage } from "../email/message";
import { SendFailure } from "./channel";

const CONNECT_MS = 8 * SECOND_MS;
const SILENCE_MS = 15 * SECOND_MS;
const CONNECTIONS = 4;
const MESSAGES_PER_CONNECTION = 100;

const transports = singleton("delivery.smtp", () => new Map<string, Transporter>());

function transport(url = env().SMTP_URL!): Transporter {
  const known = transports.get(url);
  if (known) return known;
  const made = createTransport({
    url,
    pool: true,
    maxConnections: CONNECTIONS,
    maxMessages: MESSAGES_PER_CONNECTION,
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    socketTimeout: SILENCE_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  transports.set(url, made);
  return made;
}

/** Hands an e-mail to the server for one address. Returns its answer. Throws `SendFailure`. */
export async function sendBySmtp(message: EmailMessage): Promise<string> {
  requireAddress(message.to.address);
  try {
    const { response } = (await transport().sendMail(optionsOf(message))) as { response: string };
    return response;
  } catch (error) {
    throw failureOf(error as SmtpError);
  }
}

/** The grammar that every server takes, and that has room for one address only. */
const ADDRESS = /^[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[a-z0-9-]+(\.[a-z0-9-]+)+$/i;
const MAX_ADDRESS_LENGTH = 254;

function requireAddress(address: string): void {
  if (address.length > MAX_ADDRESS_LENGTH || !ADDRESS.test(address))
    throw new SendFailure("refused", "The address is not one that can be sent to.");
}

function optionsOf(message: EmailMessage): SendMailOptions {
  const from = env().MAIL_FROM!;
  return {
    from,
    to: message.to,
    envelope: { from: addressIn(from), to: [message.to.address] },
    messageId: `<${message.key}@${addressIn(from).split("@")[1]}>`,
    subject: message.subject,
    text: message.text,
    html: message.html,
    headers: {
      "Auto-Submitted": "auto-generated",
      ...(message.unsubscribeUrl && {
        "List-Unsubscribe": `<${message.unsubscribeUrl}>`,
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
      }),
    },
    attachments: [
      ...message.images.map(({ name, png }) => ({
        cid: name,
        filename: `${name}.png`,
        content: png,
        contentDisposition: "inline" as const,
      })),
      ...message.attachments.map(({ name, type, content }) => ({
        filename: name,
        contentType: type,
        content,
      })),
    ],
  };
}

/** "bookings@parkmate.example" of "Parkmate <bookings@parkmate.example>" */
const addressIn = (sender: string): string => /<([^>]+)>/.exec(sender)![1]!;

interface SmtpError extends Error {
  code?: string;
  responseCode?: number;
  response?: string;
}

const PERMANENT = 500;
const aboutMessage: ReadonlySet<string | undefined> = new Set(["EENVELOPE", "EMESSAGE"]);

function failureOf({ code, responseCode, response, message }: SmtpError): SendFailure {
  const text = withoutAddresses(response ?? message);
  if (!aboutMessage.has(code) || responseCode === undefined)
    return new SendFailure("unreachable", text);
  return new SendFailure(responseCode >= PERMANENT ? "refused" : "later", text);
}

/** Admins read it, who need not know whom it was for. */
const withoutAddresses = (text: string): string => text.replace(/[^\s<>]+@[^\s<>]+/g, "<address>");
