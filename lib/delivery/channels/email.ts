import { wordingOf } from "@/lib/domain/template/read/wording";
import { composeAccountMail, type AddressedMail } from "../email/account-mail";
import { composeDigest, composeEmail } from "../email/compose";
import type { EmailMessage } from "../email/message";
import { channelSender, messenger, type Parcel } from "./channel";
import { sendBySmtp } from "./smtp";

const parts = {
  channel: "email",
  handOver: sendBySmtp,
  show: ({ to, subject, text, html, images, attachments }: EmailMessage) => ({
    address: to.address,
    subject,
    text,
    html: images.reduce(withPicture, html),
    files: attachments,
  }),
} as const;

export const email = channelSender<EmailMessage>({ ...parts, compose });

const pass = messenger<EmailMessage>(parts);

/** Sends an e-mail about an account. Returns and throws as `ChannelSender`. */
export const sendAccountMail = (addressed: AddressedMail): Promise<string | null> =>
  pass(addressed.mail.id, composeAccountMail(addressed));

async function compose({ key, contents }: Parcel): Promise<EmailMessage> {
  const wording = await wordingOf(contents.map((one) => one.notification.event_type));
  return contents.length === 1
    ? composeEmail(messageKey(key), contents[0], wording)
    : composeDigest(messageKey(key), contents, wording);
}

/** Without the characters that a Message-ID may not have. */
const messageKey = (key: string): string => key.replace(/[^\w.-]/g, "-");

function withPicture(html: string, { name, png }: EmailMessage["images"][number]): string {
  return html.replaceAll(`cid:${name}`, `data:image/png;base64,${png.toString("base64")}`);
}
