import { wordingOf } from "@/lib/domain/template/read/wording";
import { composeDigest, composeEmail } from "../email/compose";
import type { EmailMessage } from "../email/message";
import { channelSender, type Parcel } from "./channel";
import { sendBySmtp } from "./smtp";

export const email = channelSender<EmailMessage>({
  channel: "email",
  compose,
  handOver: sendBySmtp,
  show: ({ to, subject, text, html, images, attachments }) => ({
    address: to.address,
    subject,
    text,
    html: images.reduce(withPicture, html),
    files: attachments,
  }),
});

async function compose({ key, contents }: Parcel): Promise<EmailMessage> {
  const wording = await wordingOf(contents.map((one) => one.notification.event_type));
  return contents.length === 1
    ? composeEmail(messageKey(key), contents[0], wording)
    : composeDigest(messageKey(key), contents, wording);
}

/** Without the characters that a Message-ID may not have. */
const messageKey = (key: string): string => key.replace(/[^\w.-]/g, "-");

const withPicture = (html: string, { name, png }: EmailMessage["images"][number]): string =>
  html.replaceAll(`cid:${name}`, `data:image/png;base64,${png.toString("base64")}`);
