import { describe, expect, it } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { hashPassword, verifyPassword } from "@/lib/core/password";
import { tokenFor } from "@/lib/testing/account-mails";
import { advance, useTestDatabase } from "@/lib/testing/database";
import { storedFor } from "@/lib/testing/events";
import { person, signedIn } from "@/lib/testing/people";
import { refusalOf } from "@/lib/testing/refusal";
import { findUser, findWsToken, isLiveSession } from "../read";
import { changePassword } from "./change-password";
import { forgotPassword } from "./forgot-password";
import { issueWsToken } from "./issue-ws-token";
import { resetPassword } from "./reset-password";

useTestDatabase();

const OLD = "eleven otters swim";
const NEW = "a long enough one";
const someone = async () =>
  signedIn(await person("driver", { password_hash: await hashPassword(OLD) }));
const asked = async ({ email }: Actor) => {
  await forgotPassword(email);
  return tokenFor(email, "reset_password");
};
const reset = (token: string, password = NEW) =>
  resetPassword({ token, new: password, new2: password });
const hasPassword = async ({ id }: Actor, password: string) =>
  verifyPassword((await findUser(id))!.password_hash, password);

describe("resetPassword", () => {
  it("replaces the password, once, and shows that the address is the person's", async () => {
    const ana = await someone();
    const token = await asked(ana);
    await reset(token);
    expect(await hasPassword(ana, NEW)).toBe(true);
    expect((await findUser(ana.id))!.email_verified_at).toEqual(expect.any(Date));
    expect(await refusalOf(reset(token, OLD))).toMatchObject({ status: 410, code: "link_used" });
    expect(await hasPassword(ana, NEW)).toBe(true);
  });

  it("S12: ends every session and socket token of the person, and of nobody else", async () => {
    const [ana, ben] = [await someone(), await someone()];
    const { ws_token } = await issueWsToken(ana);
    await reset(await asked(ana));
    expect(await isLiveSession(ana.session_id)).toBe(false);
    expect(await findWsToken(ws_token)).toBeUndefined();
    expect(await isLiveSession(ben.session_id)).toBe(true);
    expect(await hasPassword(ben, OLD)).toBe(true);
  });

  it("S0.35: tells the person", async () => {
    const ana = await someone();
    await reset(await asked(ana));
    expect(await storedFor(ana)).toMatchObject([
      { event_type: "security_login", title: "Password reset", read_at: null },
    ]);
  });

  it.each(["a newer link", "half an hour", "a changed password"])(
    "refuses a link after %s",
    async (what) => {
      const ana = await someone();
      const token = await asked(ana);
      if (what === "a newer link") await asked(ana);
      if (what === "half an hour") advance({ minutes: 30, seconds: 1 });
      if (what === "a changed password")
        await changePassword(ana, { old: OLD, new: "another long one", new2: "another long one" });
      expect(await refusalOf(reset(token))).toMatchObject({ status: 410 });
      expect(await hasPassword(ana, NEW)).toBe(false);
    },
  );

  it.each([
    {
      name: "a changed token",
      change: (token: string) => token.replace(/^./, (c) => (c === "B" ? "C" : "B")),
    },
    { name: "a cut token", change: (token: string) => token.slice(0, -1) },
    { name: "no token", change: () => "" },
  ])("refuses $name", async ({ change }) => {
    const ana = await someone();
    expect(await refusalOf(reset(change(await asked(ana))))).toMatchObject({ status: 410 });
    expect(await hasPassword(ana, OLD)).toBe(true);
  });

  it.each([
    { name: "two passwords", input: { new: NEW, new2: `${NEW}!` }, field: "new2" },
    { name: "a common one", input: { new: "Password1", new2: "Password1" }, field: "new" },
  ])("S17: refuses $name, and the link can still be used", async ({ input, field }) => {
    const ana = await someone();
    const token = await asked(ana);
    expect(await refusalOf(resetPassword({ token, ...input }))).toMatchObject({
      status: 400,
      errors: { [field]: [expect.any(String)] },
    });
    await reset(token);
    expect(await hasPassword(ana, NEW)).toBe(true);
  });

  it("refuses the link that an address without an account was never sent", async () => {
    await forgotPassword("nobody@example.test");
    const token = await tokenFor("nobody@example.test", "reset_password");
    expect(await refusalOf(reset(token))).toMatchObject({ status: 410 });
  });
});
