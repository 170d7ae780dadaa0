import { toBuffer } from "qrcode";
import { AppError } from "@/lib/core/errors";
import { calendarText } from "@/lib/domain/booking/read/calendar";
import { loadBooking, type FullBooking } from "@/lib/domain/booking/read/load";
import { passCode } from "@/lib/domain/booking/read/pass-code";
import { unsubscribeToken } from "@/lib/domain/preference/read/unsubscribe-token";
import type { Wording } from "@/lib/domain/template/read/wording";
import { categoryName } from "@/lib/event/event";
import type { AnyBookingFacts } from "@/lib/event/payload";
import type { Outgoing } from "../outgoing";
import { linkTo, messageOrigin, wordsOf, type Words } from "../words";
import { accountFooter } from "./account-footer";
import { bookingBlock, PASS_IMAGE } from "./booking-block";
import { element, type Child, type Html } from "./html";
import { button, heading, link, paragraph, rule, strong } from "./looks";
import type { EmailMessage } from "./message";
import { emailPage } from "./page";

const PASS_PIXELS = 264;
/** States of a booking in which its driver has a pass. */
const withPass: ReadonlySet<string> = new Set(["confirmed", "active"]);

export async function composeEmail(
  key: string,
  one: Outgoing,
  wording: Wording,
): Promise<EmailMessage> {
  const { notification, person } = one;
  const words = wordsOf(one, wording, "email");
  const booking = bookingOf(one);
  const isPass = booking !== null && isPassOf(one, booking);
  const [first, ...more] = words.lines;
  const body: Child = [
    heading(notification.title, notification.level),
    paragraph(first),
    ...more.map(paragraph),
    booking && bookingBlock({ facts: booking, isPass }),
    notification.action_url &&
      button(booking ? "Open booking" : "Open Parkmate", linkTo(notification.action_url)),
  ];
  const unsubscribeUrl = unsubscribeUrlOf(one);
  return {
    key,
    to: addressOf(person),
    subject: words.subject,
    text: textOf([...words.lines, linkTo(notification.action_url ?? "/")], unsubscribeUrl),
    html: emailPage({
      origin: messageOrigin(),
      title: words.subject,
      preview: words.lines.join(" "),
      corner: booking ? `Booking #${booking.number}` : "",
      body,
      footer: footerOf(one, unsubscribeUrl),
    }),
    images: isPass ? [{ name: PASS_IMAGE, png: await passPicture(booking.booking_id) }] : [],
    attachments: booking && isOwn(one) ? await calendarOf(one, booking) : [],
    unsubscribeUrl,
  };
}

/** The e-mail of several notifications, in the order of their groups. */
export function composeDigest(
  key: string,
  all: readonly [Outgoing, ...Outgoing[]],
  wording: Wording,
): EmailMessage {
  const [first] = all;
  const items = [...all]
    .sort((one, other) => (groupOf(one) < groupOf(other) ? -1 : 1))
    .map((one) => ({ one, words: wordsOf(one, wording, "email") }));
  const subject = `${items.length} updates from Parkmate`;
  const unsubscribeUrl = unsubscribeUrlOf(first);
  const lines = items.map(({ words }) => words.lines.join(" · "));
  return {
    key,
    to: addressOf(first.person),
    subject,
    text: textOf([...lines, linkTo("/notifications")], unsubscribeUrl),
    html: emailPage({
      origin: messageOrigin(),
      title: subject,
      preview: lines.join(" "),
      corner: "Digest",
      body: [
        heading(subject, "info"),
        items.map(({ one, words }) => itemOf(one, words)),
        button("Open notifications", linkTo("/notifications")),
      ],
      footer: footerOf(first, unsubscribeUrl),
    }),
    images: [],
    attachments: [],
    unsubscribeUrl,
  };
}

const groupOf = ({ notification }: Outgoing) =>
  `${notification.group_key} ${notification.created_at.toISOString()}`;

const itemOf = ({ notification }: Outgoing, { lines }: Words): Child => [
  rule,
  notification.action_url
    ? link(notification.title, linkTo(notification.action_url))
    : strong(notification.title),
  lines.map(paragraph),
];

const bookingOf = ({ facts }: Outgoing): AnyBookingFacts | null =>
  "booking_id" in facts ? (facts as unknown as AnyBookingFacts) : null;

const isOwn = ({ notification }: Outgoing): boolean => notification.audience === "driver";

const isPassOf = (one: Outgoing, { status }: AnyBookingFacts): boolean =>
  isOwn(one) && withPass.has(status);

const passPicture = (bookingId: string): Promise<Buffer> =>
  toBuffer(`${messageOrigin()}/pass/${passCode(bookingId)}`, {
    type: "png",
    width: PASS_PIXELS,
    margin: 2,
    errorCorrectionLevel: "M",
  });

async function calendarOf(
  { person }: Outgoing,
  { booking_id }: AnyBookingFacts,
): Promise<EmailMessage["attachments"]> {
  const full = await findBooking(person.id, booking_id);
  if (!full) return [];
  const content = calendarText([full], messageOrigin());
  return [
    { name: `parkmate-${full.booking.number}.ics`, type: "text/calendar; charset=utf-8", content },
  ];
}

async function findBooking(driverId: string, id: string): Promise<FullBooking | null> {
  try {
    return await loadBooking({ id: driverId, role: "driver" }, id);
  } catch (error) {
    if (error instanceof AppError && error.problem.status === 404) return null;
    throw error;
  }
}

/** Null for what cannot be unsubscribed from. */
const unsubscribeUrlOf = ({ person, notification, definition }: Outgoing): string | null =>
  definition.isTransactional
    ? null
    : linkTo(`/api/unsubscribe/${unsubscribeToken(person.id, notification.category)}/`);

const addressOf = ({ first_name, last_name, email }: Outgoing["person"]) => ({
  name: `${first_name} ${last_name}`.trim(),
  address: email,
});

function footerOf({ notification }: Outgoing, unsubscribeUrl: string | null): Html {
  if (unsubscribeUrl === null) return accountFooter();
  const category = categoryName(notification.category).toLowerCase();
  const links = [
    link(`Unsubscribe from ${category} e-mails`, unsubscribeUrl),
    link("Notification settings", linkTo("/settings")),
    link("Help", linkTo("/help")),
  ];
  return element(
    "span",
    {},
    `You get this because your ${category} e-mails are on.`,
    element("br", {}),
    links.flatMap((one, index) => [index > 0 && " · ", one]),
  );
}

const textOf = (lines: string[], unsubscribeUrl: string | null): string =>
  [...lines, ...(unsubscribeUrl === null ? [] : ["", `Unsubscribe: ${unsubscribeUrl}`])].join("\n");
