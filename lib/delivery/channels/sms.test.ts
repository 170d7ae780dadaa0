import { afterEach, beforeEach, expect, it } from "vitest";
import { sendReminders } from "@/lib/domain/booking/write/remind";
import { saveSetting } from "@/lib/domain/preference/write/save-setting";
import { book } from "@/lib/testing/bookings";
import { advance, useTestDatabase } from "@/lib/testing/database";
import { withEnv } from "@/lib/testing/environment";
import { outsideOf, withTwilio } from "@/lib/testing/outgoing";
import { openLot } from "@/lib/testing/lots";
import { person } from "@/lib/testing/people";
import { startProviderServer, type ProviderAnswer } from "@/lib/testing/provider-server";
import { sendDue } from "../send-due";
import { SendFailure } from "./channel";
import { sms } from "./sms";
import { sendByTwilio } from "./twilio";

useTestDatabase();

const taken = { status: 201, body: { sid: "SM1", status: "queued" } };
let answer: () => ProviderAnswer;
let twilio: Awaited<ReturnType<typeof startProviderServer>>;
beforeEach(async () => {
  answer = () => taken;
  twilio = await startProviderServer(() => answer());
});
afterEach(() => twilio.stop());

const settings = () => ({
  ...withTwilio,
  TWILIO_API_URL: twilio.url,
  NEXTAUTH_URL: "https://parkmate.test",
});
const send = (to = "+639171234567") =>
  withEnv(settings(), () => sendByTwilio({ to, text: "Parkmate: Paid" }));
async function failure(): Promise<SendFailure> {
  const error: unknown = await send().catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(SendFailure);
  return error as SendFailure;
}

async function endsSoon({
  number,
  isOn,
  countries,
}: {
  number: string | null;
  isOn: boolean;
  countries?: string;
}) {
  const driver = await person("driver", { phone_number: number });
  const slot = (await openLot(await person("owner"), {})).slots[0]!;
  if (isOn) await saveSetting(driver, { notification_type: "reminder", sms_enabled: true });
  await book(driver, slot, { minutes: 60 });
  advance({ minutes: 56 });
  await withEnv({ ...settings(), SMS_COUNTRIES: countries }, async () => {
    await sendReminders();
    await sendDue(sms);
  });
  return (await outsideOf(driver)).find((one) => one.channel === "sms");
}

it("S0.37: sends nothing to a country that is switched off", async () => {
  expect(await endsSoon({ number: "+8821234567", isOn: true, countries: "63,65" })).toMatchObject({
    status: "failed",
    error: "SMS to this country is switched off (SMS_COUNTRIES).",
  });
  expect(twilio.received).toEqual([]);
});

it("S3.17: tells the end by SMS, in one part, to who wants it", async () => {
  const delivery = await endsSoon({ number: "+63 (917) 123-4567", isOn: true });
  expect(delivery).toMatchObject({ status: "sent", provider_ref: "SM1" });
  const [call] = twilio.received;
  expect(call).toMatchObject({
    path: `/2010-04-01/Accounts/${withTwilio.TWILIO_ACCOUNT_SID}/Messages.json`,
    authorization: `Basic ${btoa(`${withTwilio.TWILIO_ACCOUNT_SID}:token-of-twilio`)}`,
  });
  const values = Object.fromEntries(new URLSearchParams(call!.body));
  expect(values).toMatchObject({
    To: "+639171234567",
    From: "+15005550006",
    StatusCallback: "https://parkmate.test/api/webhooks/twilio/",
  });
  expect(values.Body).toMatch(/^Parkmate: Your booking will expire in 5 minutes!/);
  expect(values.Body!.length).toBeLessThanOrEqual(160);
});

it("S3.17: sends none without a number, and none that is not wanted", async () => {
  expect(await endsSoon({ number: null, isOn: true })).toMatchObject({
    status: "cancelled",
    reason: "no_address",
  });
  expect(await endsSoon({ number: "+639171234567", isOn: false })).toMatchObject({
    status: "cancelled",
    reason: "preference",
  });
  expect(twilio.received).toEqual([]);
});

it("H90: sends nothing to a number without its country", async () => {
  expect(await endsSoon({ number: "0917 123 4567", isOn: true })).toMatchObject({
    status: "failed",
    error: "The number does not begin with + and a country.",
  });
  expect(twilio.received).toEqual([]);
});

it.each([
  [{ status: 400, body: { code: 21211, message: "Invalid 'To' +639171234567" } }, "refused"],
  [{ status: 400, body: { code: 21610, message: "Attempt to send to unsubscribed" } }, "refused"],
  [{ status: 400, body: { code: 30001, message: "Queue overflow" } }, "later"],
  [{ status: 401, body: { code: 20003, message: "Authenticate" } }, "unreachable"],
  [{ status: 429, body: { code: 20429 }, headers: { "Retry-After": "7" } }, "unreachable"],
  [{ status: 500 }, "later"],
  [{ status: 503 }, "unreachable"],
  [{ status: 302, headers: { Location: "https://evil.example/" } }, "unreachable"],
] as const)("tells %o from the others", async (given, kind) => {
  answer = () => given;
  const { kind: found, message, waitMs } = await failure();
  expect(found).toBe(kind);
  expect(message).not.toMatch(/917|token-of/);
  expect(waitMs).toBe(given.status === 429 ? 7000 : undefined);
});

it("finds a provider unreachable that is away, and sends again when it is back", async () => {
  const { url } = twilio;
  await twilio.stop();
  const away = await withEnv({ ...settings(), TWILIO_API_URL: url }, () =>
    sendByTwilio({ to: "+639171234567", text: "Paid" }).catch(String),
  );
  expect(away).toContain("ECONNREFUSED");
  twilio = await startProviderServer(() => answer());
  expect(await send()).toBe("SM1");
});
