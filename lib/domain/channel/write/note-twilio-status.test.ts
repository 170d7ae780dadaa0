import { createHmac } from "node:crypto";
import { expect, it } from "vitest";
import { useTestDatabase } from "@/lib/testing/database";
import { withEnv } from "@/lib/testing/environment";
import { withTwilio } from "@/lib/testing/outgoing";
import { sentMessage } from "@/lib/testing/sent-messages";
import { noteTwilioStatus } from "./note-twilio-status";

useTestDatabase();

const url = "https://parkmate.test/api/webhooks/twilio/";
const sign = (values: Record<string, string>, token = withTwilio.TWILIO_AUTH_TOKEN) =>
  createHmac("sha1", token)
    .update(
      url +
        Object.keys(values)
          .sort()
          .map((name) => name + values[name])
          .join(""),
    )
    .digest("base64");
const note = (values: Record<string, string>, signature: string | null = sign(values)) =>
  withEnv(withTwilio, () =>
    noteTwilioStatus({
      url,
      body: new TextEncoder().encode(new URLSearchParams(values).toString()),
      signature,
    }),
  );

it("S3.17: notes that an SMS has arrived, whatever comes again", async () => {
  const now = await sentMessage("sms", "SM1");
  await note({ MessageSid: "SM1", MessageStatus: "sent", To: "+639171234567" });
  expect(await now()).toMatchObject({ status: "sent", delivered_at: null });
  await note({ MessageSid: "SM1", MessageStatus: "delivered", To: "+639171234567" });
  const first = await now();
  expect(first.delivered_at).toBeInstanceOf(Date);
  await note({ MessageSid: "SM1", MessageStatus: "failed", ErrorCode: "30003" });
  expect(await now()).toEqual(first);
});

it("S3.17: notes that an SMS did not arrive, and why", async () => {
  const now = await sentMessage("sms", "SM1");
  await note({ MessageSid: "SM1", MessageStatus: "undelivered", ErrorCode: "30003" });
  expect(await now()).toMatchObject({ status: "failed", error: "Twilio 30003" });
});

it("refuses what Twilio has not signed, and changes nothing of others", async () => {
  const now = await sentMessage("whatsapp", "SM1");
  const values = { MessageSid: "SM1", MessageStatus: "failed" };
  for (const signature of [null, "", sign(values, "another"), sign({ ...values, MessageSid: "2" })])
    await expect(note(values, signature)).rejects.toMatchObject({ problem: { status: 403 } });
  await note(values);
  expect(await now()).toMatchObject({ status: "sent" });
});

it("refuses everything where Twilio is not set up", async () => {
  const signature = createHmac("sha1", "").update(url).digest("base64");
  await expect(noteTwilioStatus({ url, body: new Uint8Array(), signature })).rejects.toMatchObject({
    problem: { status: 403 },
  });
});
