import { expect, it } from "vitest";
import { wordingOf } from "@/lib/domain/template/read/wording";
import { readUnsubscribeToken } from "@/lib/domain/preference/read/unsubscribe-token";
import type { EventType } from "@/lib/event/catalogue";
import { freezeClock, useTestDatabase } from "@/lib/testing/database";
import { bookingOf, happen } from "@/lib/testing/dispatch";
import { withEnv } from "@/lib/testing/environment";
import { outsideOf, withEmail } from "@/lib/testing/outgoing";
import { person } from "@/lib/testing/people";
import { loadOutgoing, type Outgoing } from "../outgoing";
import { composeDigest, composeEmail } from "./compose";
import type { EmailMessage } from "./message";

useTestDatabase();

const settings = { ...withEmail, NEXTAUTH_URL: "https://parkmate.test" };

async function outgoingOf(type: EventType, facts: object = {}): Promise<Outgoing[]> {
  freezeClock("2026-11-20T04:00:00Z");
  const driver = await person("driver", { first_name: "Arun", last_name: "Nair" });
  const owner = await person("owner");
  await withEnv(settings, () => happen(type, { ...bookingOf(driver, owner), ...facts }));
  const [email] = (await outsideOf(driver)).filter((one) => one.channel === "email");
  return loadOutgoing([email!]);
}

async function emailOf(type: EventType, facts: object = {}): Promise<EmailMessage> {
  const [one] = await outgoingOf(type, facts);
  return withEnv(settings, async () => composeEmail("key", one!, await wordingOf([type])));
}

it("S3.16: says all of a booking, with the pass as a picture", async () => {
  const mail = await emailOf("new_reservation", { status: "confirmed" });
  expect(mail.subject).toBe("Booking confirmed: slot A-12, Sat 21 Nov, 12:30–14:30");
  expect(mail.to).toMatchObject({ name: "Arun Nair" });
  for (const text of [
    "Saturday 21 November 2026",
    "Manila time, GMT+8",
    "12:30",
    "KL-08-AZ-1234",
    "₱120.00",
    "cid:pass",
    "Booking #1042",
    "https://parkmate.test/bookings/",
    "Unsubscribe from booking e-mails",
  ])
    expect(mail.html).toContain(text);
  expect(mail.images).toMatchObject([{ name: "pass", png: expect.any(Buffer) }]);
  expect(mail.text).toContain("Booking confirmed: Parking Lot A, Slot A-12");
  expect(mail.text).toContain(mail.unsubscribeUrl);
});

it("names no pass for what is over", async () => {
  const mail = await emailOf("reservation_cancelled", { status: "cancelled" });
  expect(mail.images).toEqual([]);
  expect(mail.html).not.toContain("cid:");
  expect(mail.subject).toBe("Cancelled: slot A-12 at Parking Lot A, Sat 21 Nov, 12:30–14:30");
});

it("S20: writes what people wrote as text", async () => {
  const reason = '<img src=x onerror=alert(1)> & "more"';
  const mail = await emailOf("booking_declined", { reason });
  expect(mail.html).not.toContain("<img src=x");
  expect(mail.html).toContain("&lt;img src=x onerror=alert(1)&gt; &amp; &quot;more&quot;");
});

it("ends the e-mails of its category by its link", async () => {
  const [one] = await outgoingOf("new_reservation", { status: "confirmed" });
  const mail = await withEnv(settings, async () =>
    composeEmail("key", one!, await wordingOf(["new_reservation"])),
  );
  const token = /unsubscribe\/([\w-]+)\/$/.exec(mail.unsubscribeUrl!)![1]!;
  expect(readUnsubscribeToken(token)).toEqual({ userId: one!.person.id, category: "booking" });
});

it("H91: offers no way to end e-mails about the account", async () => {
  const ana = await person("driver");
  await withEnv(settings, () => happen("security_login", { recipients: [ana.id] }));
  const [one] = await loadOutgoing(
    (await outsideOf(ana)).filter((delivery) => delivery.channel === "email"),
  );
  const mail = await withEnv(settings, async () =>
    composeEmail("key", one!, await wordingOf(["security_login"])),
  );
  expect(mail.unsubscribeUrl).toBeNull();
  expect(mail.text).toContain("New sign-in from Chrome on Android");
  expect(mail.text + mail.html).not.toMatch(/unsubscribe/i);
});

it("puts a digest into one mail, with a line for each", async () => {
  const [one] = await outgoingOf("new_reservation", { status: "confirmed" });
  const mail = await withEnv(settings, async () =>
    composeDigest("key", [one!, one!], await wordingOf(["new_reservation"])),
  );
  expect(mail.subject).toBe("2 updates from Parkmate");
  expect(mail.html.match(/Slot A-12/g)).toHaveLength(4);
});
