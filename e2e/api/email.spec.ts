import { startSmtpServer, type ReceivedMail } from "@/lib/testing/smtp-server";
import { bookInLotA, resetAccount } from "../fixtures/account";
import type { Client } from "../fixtures/client";
import { TestServer } from "../fixtures/server";
import { expect, test } from "../fixtures/test";

/** A server of its own that hands e-mail to an SMTP server of the test. */
let smtp: Awaited<ReturnType<typeof startSmtpServer>>;
let server: TestServer;
let driver: Client;
let onAccepted = () => {};

test.beforeAll(async () => {
  smtp = await startSmtpServer({ onAccepted: () => onAccepted() });
  const env = { SMTP_URL: smtp.url, MAIL_FROM: "Parkmate <bookings@parkmate.test>" };
  server = await TestServer.start({ env });
  await server.moveToDaytime();
});
test.afterAll(async () => {
  await server.stop();
  server.dispose();
  await smtp.stop();
});
test.beforeEach(async () => {
  driver = await server.signIn("driver");
  await resetAccount(driver);
  await server.advance(1);
  smtp.received.length = 0;
});

/** The text of a mail without the encoding of its transport. */
const plain = ({ source }: ReceivedMail) =>
  source
    .replace(/\?=\r?\n =\?UTF-8\?Q\?/g, "")
    .replace(/=\?UTF-8\?Q\?([^?]*)\?=/g, (_, text: string) => text.replaceAll("_", " "))
    .replace(/=\r?\n/g, "")
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
const toDriver = () => smtp.received.filter(({ to }) => to.includes("driver@parkmate.test"));
const about = (text: string) => toDriver().filter((mail) => plain(mail).includes(text));
const messageIdOf = ({ source }: ReceivedMail) => /^Message-ID: (.*)$/m.exec(source)![1];

test("J1.11: a booking is confirmed by one e-mail, at once", async () => {
  await bookInLotA(driver, "A-14");
  await expect.poll(() => about("Subject: Booking confirmed").length).toBe(1);
  await server.advance(15 * 60);
  expect(about("Subject: Booking confirmed")).toHaveLength(1);
  const [mail] = about("Subject: Booking confirmed");
  expect(mail!.to).toEqual(["driver@parkmate.test"]);
  expect(plain(mail!)).toContain("parkmate-");
});

test("J1.11: the end is told by e-mail, unless it was read within ten minutes", async () => {
  for (const isRead of [true, false]) {
    await bookInLotA(driver, "A-14");
    await server.advance(31 * 60);
    if (isRead) await driver.post("/api/notifications/mark_all_read/");
    await server.advance(11 * 60);
    await expect.poll(() => about("Subject: Expired").length).toBe(isRead ? 0 : 1);
  }
});

test("a link in the e-mail ends those of its category, and nothing by being opened", async () => {
  const enabled = async () =>
    (await driver.get("/api/notification-settings/?page_size=100")).body.results.find(
      (row: { notification_type: string }) => row.notification_type === "booking",
    ).email_enabled;
  await bookInLotA(driver, "A-14");
  await expect.poll(() => about("Subject: Booking confirmed").length).toBe(1);
  const url = /^List-Unsubscribe:\s*<([^>]*)>/m.exec(
    plain(about("Subject: Booking confirmed")[0]!),
  )![1]!;
  const page = await fetch(url);
  expect([page.status, page.headers.get("content-type")]).toEqual([
    200,
    "text/html; charset=utf-8",
  ]);
  expect(await page.text()).toContain("Unsubscribe from booking e-mails?");
  expect(await enabled()).toBe(true);
  const answer = await fetch(url, {
    method: "POST",
    headers: { "Content-Type": "application/x-www-form-urlencoded" },
    body: "List-Unsubscribe=One-Click",
  });
  expect(answer.status).toBe(200);
  expect(await enabled()).toBe(false);
  const wrong = await fetch(`${server.url}/api/unsubscribe/${"A".repeat(44)}/`);
  expect(wrong.status).toBe(404);
  await driver.post("/api/notification-settings/reset_to_defaults/");
});

test("P15: a mail server that is away for half an hour delays and loses nothing", async () => {
  const { port } = smtp;
  await smtp.stop();
  const bookings = [];
  const start_time = new Date((await driver.now()) + 3 * 3_600_000).toISOString();
  for (const code of ["A-3", "A-14", "A-15"]) {
    bookings.push(await bookInLotA(driver, code, { start_time }));
    await server.advance(10 * 60);
  }
  smtp = await startSmtpServer({ port, onAccepted: () => onAccepted() });
  await server.advance(60);
  await expect.poll(() => about("Subject: Booking confirmed").length).toBe(3);
  await server.advance(60);
  expect(new Set(about("Subject: Booking confirmed").map(messageIdOf)).size).toBe(3);
  for (const { id } of bookings) await driver.cancel(id);
});

test("P16: a crash after the server took a mail gives one more copy at most", async () => {
  let crash: Promise<void> | undefined;
  onAccepted = () => void (crash ??= server.crash());
  await bookInLotA(driver, "A-14").catch(() => undefined);
  await expect.poll(() => crash !== undefined).toBe(true);
  await crash;
  onAccepted = () => {};
  await server.restart();
  // Once: a clock that moves again would end the claim of a mail that is being sent.
  await server.advance(120);
  const admin = await server.signIn("admin");
  const waiting = async () =>
    (await admin.get("/api/admin/deliveries/?status=pending&search=driver@parkmate.test")).body
      .count;
  await expect.poll(waiting).toBe(0);
  const ids = toDriver().map(messageIdOf);
  const copies = [...new Set(ids)].map((id) => ids.filter((other) => other === id).length);
  expect(copies.length).toBeGreaterThan(0);
  expect(Math.max(...copies)).toBeLessThanOrEqual(2);
});
