import { afterEach, describe, expect, it } from "vitest";
import { transaction } from "@/lib/core/db";
import { listChannels } from "@/lib/domain/channel/read/channel-health";
import { queueAccountMail } from "@/lib/domain/user/steps/account-mail";
import { verifyEmail } from "@/lib/domain/user/write/verify-email";
import { forgotPassword } from "@/lib/domain/user/write/forgot-password";
import { accountMailsTo, tokenFor } from "@/lib/testing/account-mails";
import { advance, useTestDatabase } from "@/lib/testing/database";
import { withEnv } from "@/lib/testing/environment";
import { withEmail } from "@/lib/testing/outgoing";
import { person } from "@/lib/testing/people";
import { startSmtpServer } from "@/lib/testing/smtp-server";
import { sendAccountMails } from "./send-account-mails";

useTestDatabase();

const running: Awaited<ReturnType<typeof startSmtpServer>>[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.stop()));
});
async function start(options?: Parameters<typeof startSmtpServer>[0]) {
  const server = await startSmtpServer(options);
  running.push(server);
  const settings = {
    ...withEmail,
    SMTP_URL: server.url,
    NEXTAUTH_URL: "https://parkmate.example",
  };
  return { ...server, run: () => withEnv(settings, sendAccountMails) };
}
const ANA = "ana@example.test";
const decoded = (source: string) => source.replace(/=\r\n/g, "").replaceAll("=3D", "=");

describe("sendAccountMails", () => {
  it("S10: sends a link with its token in the fragment, and no way to unsubscribe", async () => {
    const { run, received } = await start();
    await person("driver", { email: ANA });
    await forgotPassword(ANA);
    expect(await run()).toBe(1);
    expect(received).toMatchObject([{ to: [ANA] }]);
    const token = await tokenFor(ANA, "reset_password");
    const source = decoded(received[0]!.source);
    expect(source).toContain(`https://parkmate.example/reset-password#${token}`);
    expect(source).not.toContain("nsubscribe");
    expect(await accountMailsTo(ANA)).toMatchObject([{ status: "sent", lease_until: null }]);
    expect(await run()).toBe(0);
  });

  it("S16: tells an address without an account so, without a link", async () => {
    const { run, received } = await start();
    await forgotPassword(ANA);
    await run();
    const source = decoded(received[0]!.source);
    expect(source).toContain("Subject: No Parkmate account has this address");
    expect(source).not.toMatch(/[a-z]#/);
  });

  it("S16: tells the holder of an address that another account wanted it", async () => {
    const { run, received } = await start();
    const ben = await person("driver");
    await person("driver", { email: ANA });
    await transaction(() =>
      queueAccountMail({ kind: "change_email", address: ANA, userId: ben.id }),
    );
    await run();
    expect(decoded(received[0]!.source)).toContain("Subject: Somebody wanted to use your address");
    expect(received[0]!.source).not.toContain("/verify-email");
  });

  it("sends nothing whose link is replaced, used or has expired", async () => {
    const { run, received } = await start();
    const { id } = await person("driver", { email: ANA });
    const queue = () =>
      transaction(() => queueAccountMail({ kind: "verify_email", address: ANA, userId: id }));
    await queue();
    await queue();
    await verifyEmail(await tokenFor(ANA, "verify_email"));
    await forgotPassword(ANA);
    advance({ minutes: 31 });
    await run();
    expect(received).toEqual([]);
    expect((await accountMailsTo(ANA)).map((mail) => [mail.status, mail.reason])).toEqual(
      Array(3).fill(["cancelled", "expired"]),
    );
  });

  it("P15: tries again what is refused for now, and fails what is refused for good", async () => {
    const answers = [
      { code: 451, message: "later" },
      { code: 550, message: "no such user" },
    ];
    const { run } = await start({ refuse: () => answers.shift() });
    await forgotPassword(ANA);
    await run();
    expect(await accountMailsTo(ANA)).toMatchObject([{ status: "queued", failures: 1 }]);
    advance({ seconds: 10 });
    await run();
    expect(await accountMailsTo(ANA)).toMatchObject([{ status: "failed" }]);
  });

  it("P15: waits while the mail server is away, and loses no attempt", async () => {
    const { run, received, stop, port } = await start();
    await forgotPassword(ANA);
    await stop();
    running.pop();
    await run();
    expect(await run()).toBe(0);
    expect(await accountMailsTo(ANA)).toMatchObject([{ status: "queued", failures: 0 }]);
    const back = await start({ port });
    advance({ seconds: 31 });
    await back.run();
    expect(received).toEqual([]);
    expect(back.received).toHaveLength(1);
  });
});

it("settles account mails as unavailable where e-mail is not set up", async () => {
  await forgotPassword(ANA);
  expect(await sendAccountMails()).toBe(1);
  expect(await accountMailsTo(ANA)).toMatchObject([
    { status: "cancelled", reason: "unavailable", lease_until: null },
  ]);
  const { results } = await listChannels();
  expect(results.find(({ channel }) => channel === "email")).toMatchObject({
    is_set_up: false,
    waiting: 0,
  });
});
