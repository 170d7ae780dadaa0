import { afterEach, describe, expect, it } from "vitest";
import { withEnv } from "@/lib/testing/environment";
import { withEmail } from "@/lib/testing/outgoing";
import { startSmtpServer } from "@/lib/testing/smtp-server";
import type { EmailMessage } from "../email/message";
import { SendFailure } from "./channel";
import { sendBySmtp } from "./smtp";

type Server = Awaited<ReturnType<typeof startSmtpServer>>;
const running: Server[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.stop()));
});
async function start(options?: Parameters<typeof startSmtpServer>[0]): Promise<Server> {
  const server = await startSmtpServer(options);
  running.push(server);
  return server;
}

const message = (fields: Partial<EmailMessage> = {}): EmailMessage => ({
  key: "delivery-1",
  to: { name: "Arun Nair", address: "arun@example.test" },
  subject: "Booked: slot A-12",
  text: "Booking confirmed",
  html: "<p>Booking confirmed</p>",
  images: [],
  attachments: [],
  unsubscribeUrl: "https://parkmate.test/api/unsubscribe/abc/",
  ...fields,
});
const send = (url: string, fields?: Partial<EmailMessage>) =>
  withEnv({ ...withEmail, SMTP_URL: url }, () => sendBySmtp(message(fields)));
async function failureOf(sending: Promise<unknown>): Promise<SendFailure> {
  const error: unknown = await sending.catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(SendFailure);
  return error as SendFailure;
}

describe("sendBySmtp", () => {
  it("S3.16: hands over the message with its id and the headers to end such mails", async () => {
    const server = await start();
    expect(await send(server.url)).toMatch(/^250/);
    const [mail] = server.received;
    expect(mail).toMatchObject({ from: "bookings@parkmate.test", to: ["arun@example.test"] });
    for (const line of [
      "Message-ID: <delivery-1@parkmate.test>",
      "From: Parkmate <bookings@parkmate.test>",
      "To: Arun Nair <arun@example.test>",
      "Subject: Booked: slot A-12",
      "List-Unsubscribe: <https://parkmate.test/api/unsubscribe/abc/>",
      "List-Unsubscribe-Post: List-Unsubscribe=One-Click",
      "Auto-Submitted: auto-generated",
    ])
      expect(mail!.source).toContain(line);
  });

  it("P16: keeps the Message-ID in each try", async () => {
    const server = await start();
    for (const _ of [1, 2]) await send(server.url);
    const ids = server.received.map(({ source }) => /^Message-ID: .*$/m.exec(source)![0]);
    expect(new Set(ids).size).toBe(1);
  });

  it.each([
    "a@b.com\r\nBcc: x@evil.example",
    "a@b.com,c@d.com",
    '"e@attacker.com"@victim.com',
    "a＠evil.com",
    "a@b",
    `${"a".repeat(250)}@b.com`,
    "<a@b.com>",
  ])("H54: sends nothing to %j", async (address) => {
    const server = await start();
    const failure = await failureOf(send(server.url, { to: { name: "A", address } }));
    expect(failure.kind).toBe("refused");
    expect(server.received).toEqual([]);
  });

  it("keeps a name from adding headers or recipients", async () => {
    const server = await start();
    const name = 'Eve" <eve@evil.example>, "\r\nBcc: mallory@evil.example';
    await send(server.url, { to: { name, address: "arun@example.test" } });
    expect(server.received[0]!.to).toEqual(["arun@example.test"]);
    expect(server.received[0]!.source).not.toMatch(/^Bcc:/m);
  });

  it.each([
    [{ code: 550, message: "no such user arun@example.test" }, "refused"],
    [{ code: 451, message: "greylisted" }, "later"],
  ] as const)("tells %o from the others, without the address", async (refusal, kind) => {
    const server = await start({ refuse: () => refusal });
    const failure = await failureOf(send(server.url));
    expect(failure.kind).toBe(kind);
    expect(failure.message).not.toContain("arun@example.test");
  });

  it.each([
    [{ code: 554, message: "looks like spam" }, "refused"],
    [{ code: 452, message: "mailbox full" }, "later"],
  ] as const)("does so after the message, too: %o", async (refusal, kind) => {
    const server = await start({ refuseData: () => refusal });
    expect((await failureOf(send(server.url))).kind).toBe(kind);
  });

  it("finds a server unreachable that is away", async () => {
    const server = await start();
    await send(server.url);
    await running.pop()!.stop();
    expect((await failureOf(send(server.url))).kind).toBe("unreachable");
  });
});
