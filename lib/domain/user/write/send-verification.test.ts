import { describe, expect, it } from "vitest";
import { clock } from "@/lib/core/clock";
import { accountMailsTo } from "@/lib/testing/account-mails";
import { useTestDatabase } from "@/lib/testing/database";
import { person } from "@/lib/testing/people";
import { refusalOf } from "@/lib/testing/refusal";
import { sendVerification } from "./send-verification";

useTestDatabase();

describe("sendVerification", () => {
  it("sends a link to the person's own address, in the place of an earlier one", async () => {
    const ana = await person("driver");
    for (let time = 0; time < 2; time += 1) await sendVerification(ana);
    expect(await accountMailsTo(ana.email)).toMatchObject([
      { kind: "verify_email", user_id: ana.id, used_at: expect.any(Date) },
      { kind: "verify_email", user_id: ana.id, used_at: null },
    ]);
  });

  it("sends none to a confirmed address", async () => {
    const ana = await person("driver", { email_verified_at: clock.now() });
    expect(await sendVerification(ana)).toEqual({ detail: "Your address is confirmed already." });
    expect(await accountMailsTo(ana.email)).toEqual([]);
  });

  it("S15: sends five an hour", async () => {
    const ana = await person("driver");
    for (let time = 0; time < 5; time += 1) await sendVerification(ana);
    expect(await refusalOf(sendVerification(ana))).toMatchObject({ status: 429 });
  });
});
