import { and, asc, eq, ne } from "drizzle-orm";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/core/db";
import { deliveries } from "@/lib/domain/notification/table";
import { bookingOf, happen } from "@/lib/testing/dispatch";
import { withEnv } from "@/lib/testing/environment";
import { person } from "@/lib/testing/people";

/** Settings with which e-mail can be sent. */
export const withEmail = {
  SMTP_URL: "smtp://127.0.0.1:1",
  MAIL_FROM: "Parkmate <bookings@parkmate.test>",
};

export const withTwilio = {
  TWILIO_ACCOUNT_SID: `AC${"0".repeat(32)}`,
  TWILIO_AUTH_TOKEN: "token-of-twilio",
  TWILIO_FROM: "+15005550006",
};
export const withWhatsapp = {
  WHATSAPP_TOKEN: "token-of-meta",
  WHATSAPP_PHONE_ID: "106540352242922",
  WHATSAPP_APP_SECRET: "secret-of-meta",
  WHATSAPP_VERIFY_TOKEN: "our-own-token",
};

/** A driver and the e-mail that waits for them, of a booking that is confirmed. */
export async function queuedEmail(fields: object = {}) {
  const [driver, owner] = [await person("driver"), await person("owner")];
  await queueEmail(driver, owner, fields);
  return { driver, delivery: (await outsideOf(driver))[0]! };
}

/** Emits a new booking to its driver alone, so that an e-mail waits. */
export const queueEmail = (driver: Actor, owner: Actor, fields: object = {}) =>
  withEnv(withEmail, () =>
    happen(
      "new_reservation",
      { ...bookingOf(driver, owner), status: "confirmed", ...fields },
      { audiences: ["driver"] },
    ),
  );

/** The deliveries of a person on channels outside the app. */
export const outsideOf = ({ id }: Pick<Actor, "id">) =>
  db()
    .select()
    .from(deliveries)
    .where(and(eq(deliveries.recipient_id, id), ne(deliveries.channel, "in_app")))
    .orderBy(asc(deliveries.id));
