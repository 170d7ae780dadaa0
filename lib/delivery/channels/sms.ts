import { env } from "@/lib/core/env";
import { wordingOf } from "@/lib/domain/template/read/wording";
import type { Outgoing } from "../outgoing";
import { linkTo, wordsOf } from "../words";
import { channelSender, SendFailure, type Parcel } from "./channel";
import { GSM_LENGTH, gsmLength, gsmText, oneSms } from "./gsm-text";
import { internationalNumber, isInCountries } from "./phone-number";
import { sendByTwilio } from "./twilio";

export interface SmsMessage {
  /** E.164. */
  to: string;
  title: string;
  /** One SMS in its alphabet. */
  text: string;
}

export const sms = channelSender<SmsMessage>({
  channel: "sms",
  compose,
  handOver: sendByTwilio,
  show: ({ to, title, text }) => ({ address: to, subject: title, text, html: null, files: [] }),
});

/** Only e-mail has digests, so a parcel is one notification. */
async function compose({ contents: [one] }: Parcel): Promise<SmsMessage> {
  const { notification, person } = one;
  const to = internationalNumber(person.preferences.addresses.sms!);
  if (!isInCountries(to, env().SMS_COUNTRIES))
    throw new SendFailure("refused", "SMS to this country is switched off (SMS_COUNTRIES).");
  const words = wordsOf(one, await wordingOf([notification.event_type]), "sms");
  return {
    to,
    title: notification.title,
    text: withLink(oneSms(gsmText(`Parkmate: ${words.lines.join(" ")}`)), one),
  };
}

/** The sentence says it all; the link comes along where there is room. */
function withLink(text: string, { notification }: Outgoing): string {
  const whole = `${text} ${gsmText(linkTo(notification.action_url ?? "/"))}`;
  return gsmLength(whole) <= GSM_LENGTH ? whole : text;
}
