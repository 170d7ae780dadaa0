import { randomUUID } from "node:crypto";
import { startSmtpServer, type ReceivedMail } from "@/lib/testing/smtp-server";
import { registerDriver } from "../fixtures/account";
import { Client, PASSWORD } from "../fixtures/client";
import { sendBytes } from "../fixtures/raw-http";
import { TestServer } from "../fixtures/server";
import { expect, test } from "../fixtures/test";

/** A server of its own that hands e-mail to an SMTP server of the test. */
let smtp: Awaited<ReturnType<typeof startSmtpServer>>;
let server: TestServer;

test.beforeAll(async () => {
  smtp = await startSmtpServer();
  const env = { SMTP_URL: smtp.url, MAIL_FROM: "Parkmate <accounts@parkmate.test>" };
  server = await TestServer.start({ env });
});
test.afterAll(async () => {
  await server.stop();
  server.dispose();
  await smtp.stop();
});

const newEmail = () => `mail-${randomUUID().slice(0, 8)}@parkmate.test`;
const NEW = "eleven-otters-swim";

const plain = ({ source }: ReceivedMail) =>
  source.replace(/=\r?\n/g, "").replace(/=([0-9A-F]{2})/g, (_, hex: string) => {
    return String.fromCharCode(parseInt(hex, 16));
  });
/** The mail with this subject to an address, once it has come. */
async function mailTo(address: string, subject: string): Promise<string> {
  const found = () =>
    smtp.received
      .filter(({ to }) => to.includes(address))
      .map(plain)
      .findLast((mail) => mail.includes(`Subject: ${subject}`));
  await expect.poll(found, subject).toBeTruthy();
  return found()!;
}
const linkIn = (mail: string, page: string): string =>
  new RegExp(`(http\\S+/${page}#[\\w-]+)`).exec(mail)![1]!;
const tokenIn = (mail: string, page: string): string => linkIn(mail, page).split("#")[1]!;

const forgot = (email: string) => server.guest.post("/api/user/forgot-password/", { email });
const reset = (token: string, password = NEW) =>
  server.guest.post("/api/user/reset-password/", { token, new: password, new2: password });
const verify = (token: string) => server.guest.post("/api/user/verify-email/", { token });
const signIn = (email: string, password: string) =>
  server.guest.post("/api/token/", { email, password });

async function resetTokenOf(email: string): Promise<string> {
  await forgot(email);
  return tokenIn(await mailTo(email, "Reset your Parkmate password"), "reset-password");
}

test("S10: a forgotten password is replaced by a link, once, and every session ends", async () => {
  const email = newEmail();
  const driver = await registerDriver(server.url, email);
  expect((await forgot(email)).status).toBe(202);
  const mail = await mailTo(email, "Reset your Parkmate password");
  expect(mail).not.toContain("nsubscribe");
  const token = tokenIn(mail, "reset-password");
  expect((await reset(token, "Password1")).status, "a common one").toBe(400);
  expect((await reset(token)).status).toBe(200);
  expect(await reset(token)).toMatchObject({ status: 410, body: { code: "link_used" } });
  await expect.poll(async () => (await driver.get("/api/user/profile/")).status).toBe(401);
  expect((await signIn(email, PASSWORD)).status).toBe(401);
  expect((await signIn(email, NEW)).status).toBe(200);
  await mailTo(email, "Password reset");
  expect(server.log()).not.toContain(token);
  expect(server.log()).not.toContain(email);
});

test("S10: a link is good for half an hour, and a newer one ends it", async () => {
  const email = newEmail();
  await registerDriver(server.url, email);
  const first = await resetTokenOf(email);
  smtp.received.length = 0;
  const second = await resetTokenOf(email);
  expect((await reset(first)).status).toBe(410);
  await server.advance(30 * 60 + 1);
  expect((await reset(second)).status).toBe(410);
  expect((await signIn(email, PASSWORD)).status).toBe(200);
});

test("S16: an address without an account gets the same answer, and the truth by mail", async () => {
  const [known, unknown] = [newEmail(), newEmail()];
  await registerDriver(server.url, known);
  const answers = [await forgot(known), await forgot(unknown)];
  expect(answers[1]!.body).toEqual(answers[0]!.body);
  expect(answers.map(({ status }) => status)).toEqual([202, 202]);
  const mail = await mailTo(unknown, "No Parkmate account has this address");
  expect(mail).not.toContain("/reset-password");
});

test("S16: whoever has an address is told that it was registered again", async () => {
  const email = newEmail();
  await registerDriver(server.url, email);
  await registerDriver(server.url, email);
  expect(await mailTo(email, "You have a Parkmate account already")).toContain("/sign-in");
});

test("H57: the link has the configured address, whatever host a request names", async () => {
  const email = newEmail();
  await registerDriver(server.url, email);
  const body = JSON.stringify({ email });
  const answer = await sendBytes(
    server.port,
    [
      "POST /api/user/forgot-password/ HTTP/1.1",
      "Host: evil.example",
      "X-Forwarded-Host: evil.example",
      "Content-Type: application/json",
      `Content-Length: ${body.length}`,
      "Connection: close",
      "",
      body,
    ].join("\r\n"),
  );
  expect(answer).toMatch(/^HTTP\/1.1 202/);
  const mail = await mailTo(email, "Reset your Parkmate password");
  expect(linkIn(mail, "reset-password")).toContain(`${server.url}/`);
  expect(mail).not.toContain("evil.example");
});

test("S7: an address is confirmed by a POST with its token, not by opening the link", async () => {
  const email = newEmail();
  const driver = await registerDriver(server.url, email);
  const isConfirmed = async () => (await driver.get("/api/user/profile/")).body.email_verified;
  const link = linkIn(await mailTo(email, "Confirm your e-mail address"), "verify-email");
  const page = await fetch(link);
  expect(page.status).toBe(200);
  expect((await server.guest.get("/api/user/verify-email/")).status).toBe(405);
  expect(await isConfirmed()).toBe(false);
  const token = link.split("#")[1]!;
  expect((await verify(token)).status).toBe(200);
  expect(await isConfirmed()).toBe(true);
  expect((await verify(token)).status).toBe(410);
  expect((await driver.post("/api/user/verify-email/send/")).status).toBe(202);
});

test("S10: tokens that are changed, of another kind or of another person do nothing", async () => {
  const [mine, theirs] = [newEmail(), newEmail()];
  await registerDriver(server.url, theirs);
  const me = await registerDriver(server.url, mine);
  const token = await resetTokenOf(mine);
  const flipped = token.replace(/.$/, (last) => (last === "A" ? "Q" : "A"));
  for (const wrong of ["", flipped, token.slice(2), "A".repeat(43), `${token}A`])
    expect((await reset(wrong)).status, wrong).toBe(410);
  expect((await verify(token)).status, "of another kind").toBe(410);
  const confirm = tokenIn(await mailTo(mine, "Confirm your e-mail address"), "verify-email");
  expect((await reset(confirm)).status, "of another kind").toBe(410);
  expect((await reset("A".repeat(300))).status, "too long").toBe(400);
  expect((await reset(token)).status).toBe(200);
  expect((await signIn(theirs, PASSWORD)).status, "the other person's").toBe(200);
  expect((await me.get("/api/user/profile/")).status).toBe(401);
});

const change = (person: Client, email: string, password = PASSWORD) =>
  person.post("/api/user/email/", { email, password });

test("an address changes by the link to the new one, and its sessions stay", async () => {
  const [before, after] = [newEmail(), newEmail()];
  const driver = await registerDriver(server.url, before);
  const profile = async () => (await driver.get("/api/user/profile/")).body;
  expect((await change(driver, after, "guess")).status).toBe(400);
  expect((await change(driver, after)).status).toBe(202);
  expect(await profile()).toMatchObject({ email: before, pending_email: after });
  const alert = await mailTo(before, "Your e-mail address is about to change");
  const token = tokenIn(await mailTo(after, "Confirm your new e-mail address"), "verify-email");
  expect((await verify(token)).status).toBe(200);
  expect(await profile()).toMatchObject({ email: after, pending_email: null });
  await mailTo(after, "E-mail address changed");
  expect((await signIn(before, PASSWORD)).status).toBe(401);
  expect((await signIn(after, PASSWORD)).status).toBe(200);
  const stop = tokenIn(alert, "stop-email-change");
  const taken = await server.guest.post("/api/user/email/stop/", { token: stop });
  expect(taken.status, "taken back").toBe(200);
  expect((await driver.get("/api/user/profile/")).status).toBe(401);
  expect((await signIn(after, PASSWORD)).status).toBe(401);
  await mailTo(before, "Reset your Parkmate password");
  expect((await server.guest.post("/api/user/email/stop/", { token: stop })).status).toBe(410);
});

test("the old address stops a change", async () => {
  const [before, after] = [newEmail(), newEmail()];
  const driver = await registerDriver(server.url, before);
  await change(driver, after);
  const alert = await mailTo(before, "Your e-mail address is about to change");
  const token = tokenIn(alert, "stop-email-change");
  expect((await server.guest.post("/api/user/email/stop/", { token })).status).toBe(200);
  const confirm = tokenIn(await mailTo(after, "Confirm your new e-mail address"), "verify-email");
  expect((await verify(confirm)).status).toBe(410);
  expect((await driver.get("/api/user/profile/")).body.email).toBe(before);
});

test("S16: nobody learns that the address they change to has an account", async () => {
  const [mine, theirs] = [newEmail(), newEmail()];
  const me = await registerDriver(server.url, mine);
  await registerDriver(server.url, theirs);
  const free = newEmail();
  const answers = [await change(me, free), await change(me, theirs)];
  expect(answers.map(({ status }) => status)).toEqual([202, 202]);
  expect(answers[1]!.body.detail).toBe(answers[0]!.body.detail.replace(free, theirs));
  expect((await me.get("/api/user/profile/")).body.pending_email).toBe(theirs);
  const mail = await mailTo(theirs, "Somebody wanted to use your address");
  expect(mail).not.toContain("/verify-email");
});

test("H91 S0.35: security mail cannot be switched off, and has no link for it", async () => {
  const email = newEmail();
  const driver = await registerDriver(server.url, email);
  await driver.post("/api/notification-settings/", {
    notification_type: "system",
    email_enabled: false,
  });
  await Client.signIn(server.url, email);
  const agent = { "User-Agent": "ParkApp/2.1" };
  const credentials = { email, password: PASSWORD };
  expect((await server.guest.post("/api/token/", credentials, agent)).status).toBe(200);
  const mail = await mailTo(email, "New sign-in");
  expect(mail).toContain("New sign-in from ParkApp");
  expect(mail).not.toContain("nsubscribe");
  const { results } = (await driver.get("/api/notifications/")).body;
  expect(results).toMatchObject([{ event_type: "security_login", is_read: false }]);
});
