import { wordingOf } from "@/lib/domain/template/read/wording";
import { composeDigest, composeEmail } from "../email/compose";
import type { ChannelSender, Parcel } from "./channel";
import { sendBySmtp } from "./smtp";

export const email: ChannelSender = { channel: "email", send: sendEmail };

async function sendEmail({ key, contents }: Parcel): Promise<string> {
  const wording = await wordingOf(contents.map((one) => one.notification.event_type));
  const message =
    contents.length === 1
      ? await composeEmail(messageKey(key), contents[0], wording)
      : composeDigest(messageKey(key), contents, wording);
  return sendBySmtp(message);
}

/** Without the characters that a Message-ID may not have. */
const messageKey = (key: string): string => key.replace(/[^\w.-]/g, "-");
