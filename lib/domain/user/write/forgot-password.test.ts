import { describe, expect, it } from "vitest";
import { accountMailsTo } from "@/lib/testing/account-mails";
import { advance, useTestDatabase } from "@/lib/testing/database";
import { person } from "@/lib/testing/people";
import { refusalOf } from "@/lib/testing/refusal";
import { forgotPassword } from "./forgot-password";

useTestDatabase();

describe("forgotPassword", () => {
  it("S16: does and answers the same for an address with an account and without", async () => {
    const { email } = await person("driver");
    expect(await forgotPassword(email)).toEqual(await forgotPassword("nobody@example.test"));
    const [mine] = await accountMailsTo(email);
    const [nobodys] = await accountMailsTo("nobody@example.test");
    const same = { kind: "reset_password", user_id: null, status: "queued", used_at: null };
    expect([mine, nobodys]).toMatchObject([same, same]);
  });

  it("makes earlier links to the address useless", async () => {
    const { email } = await person("driver");
    for (let time = 0; time < 2; time += 1) await forgotPassword(email);
    expect(await accountMailsTo(email)).toMatchObject([
      { used_at: expect.any(Date) },
      { used_at: null },
    ]);
  });

  it("S15: sends an address five mails an hour, whoever asks", async () => {
    const address = "ana@example.test";
    for (let time = 0; time < 5; time += 1) await forgotPassword(address);
    expect(await refusalOf(forgotPassword(address))).toMatchObject({ status: 429 });
    expect(await accountMailsTo(address)).toHaveLength(5);
    await forgotPassword("ben@example.test");
    advance({ hours: 1, seconds: 1 });
    await forgotPassword(address);
    expect(await accountMailsTo(address)).toHaveLength(6);
  });
});
