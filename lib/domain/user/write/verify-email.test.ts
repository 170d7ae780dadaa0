import { describe, expect, it } from "vitest";
import { hashPassword } from "@/lib/core/password";
import { tokenFor } from "@/lib/testing/account-mails";
import { advance, useTestDatabase } from "@/lib/testing/database";
import { storedFor } from "@/lib/testing/events";
import { person, signedIn } from "@/lib/testing/people";
import { refusalOf } from "@/lib/testing/refusal";
import { getProfile, isLiveSession } from "../read";
import { changeEmail } from "./change-email";
import { changePassword } from "./change-password";
import { forgotPassword } from "./forgot-password";
import { resetPassword } from "./reset-password";
import { sendVerification } from "./send-verification";
import { verifyEmail } from "./verify-email";

useTestDatabase();

const PASSWORD = "eleven otters swim";
const NEW = "new@example.test";
const someone = async () =>
  signedIn(await person("driver", { password_hash: await hashPassword(PASSWORD) }));
type Person = Awaited<ReturnType<typeof someone>>;
const confirming = async (ana: Person) => {
  await sendVerification(ana);
  return tokenFor(ana.email, "verify_email");
};
const changing = async (ana: Person, email = NEW) => {
  await changeEmail(ana, { email, password: PASSWORD });
  return tokenFor(email, "change_email");
};

describe("verifyEmail", () => {
  it("confirms the address of an account, once", async () => {
    const ana = await someone();
    const token = await confirming(ana);
    expect((await getProfile(ana)).email_verified).toBe(false);
    expect(await verifyEmail(token)).toEqual({ detail: `${ana.email} is confirmed.` });
    expect((await getProfile(ana)).email_verified).toBe(true);
    expect(await refusalOf(verifyEmail(token))).toMatchObject({ status: 410, code: "link_used" });
  });

  it("changes the address of an account, whose sessions stay, and tells the person", async () => {
    const ana = await someone();
    await verifyEmail(await changing(ana));
    expect(await getProfile(ana)).toMatchObject({
      email: NEW,
      email_verified: true,
      pending_email: null,
    });
    expect(await isLiveSession(ana.session_id)).toBe(true);
    expect(await storedFor(ana)).toMatchObject([{ title: "E-mail address changed" }]);
  });

  it("ends the links that the old address was sent", async () => {
    const ana = await someone();
    await forgotPassword(ana.email);
    const reset = await tokenFor(ana.email, "reset_password");
    const confirm = await confirming(ana);
    await verifyEmail(await changing(ana));
    const input = { token: reset, new: "another long one", new2: "another long one" };
    expect(await refusalOf(resetPassword(input))).toMatchObject({ status: 410 });
    expect(await refusalOf(verifyEmail(confirm))).toMatchObject({ status: 410 });
  });

  it("refuses an address that has become another account's, and changes nothing", async () => {
    const ana = await someone();
    const token = await changing(ana);
    await person("driver", { email: NEW });
    expect(await refusalOf(verifyEmail(token))).toMatchObject({ status: 410 });
    expect((await getProfile(ana)).email).toBe(ana.email);
  });

  it("S12: refuses a change that was asked for with the password of before", async () => {
    const [ana, ben] = [await someone(), await someone()];
    const tokens = [await changing(ana), await changing(ben, "other@example.test")];
    await forgotPassword(ana.email);
    const token = await tokenFor(ana.email, "reset_password");
    const fresh = { new: "another long one", new2: "another long one" };
    await resetPassword({ token, ...fresh });
    await changePassword(ben, { old: PASSWORD, ...fresh });
    for (const one of tokens)
      expect(await refusalOf(verifyEmail(one))).toMatchObject({ status: 410 });
    expect((await getProfile(ana)).pending_email).toBeNull();
  });

  it("refuses a link after a day", async () => {
    const ana = await someone();
    const token = await confirming(ana);
    advance({ hours: 24, seconds: 1 });
    expect(await refusalOf(verifyEmail(token))).toMatchObject({ status: 410 });
  });

  it("takes no token to reset a password", async () => {
    const ana = await someone();
    await forgotPassword(ana.email);
    const token = await tokenFor(ana.email, "reset_password");
    expect(await refusalOf(verifyEmail(token))).toMatchObject({ status: 410 });
  });
});
