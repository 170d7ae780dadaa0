import { describe, expect, it } from "vitest";
import { hashPassword } from "@/lib/core/password";
import { accountMailsTo } from "@/lib/testing/account-mails";
import { useTestDatabase } from "@/lib/testing/database";
import { person } from "@/lib/testing/people";
import { refusalOf } from "@/lib/testing/refusal";
import { getProfile } from "../read";
import { changeEmail } from "./change-email";

useTestDatabase();

const PASSWORD = "eleven otters swim";
const NEW = "new@example.test";
const someone = async () => person("driver", { password_hash: await hashPassword(PASSWORD) });
const ask = (actor: Awaited<ReturnType<typeof someone>>, email = NEW, password = PASSWORD) =>
  changeEmail(actor, { email, password });

describe("changeEmail", () => {
  it("changes nothing yet, sends a link to the new address and warns the old one", async () => {
    const ana = await someone();
    await ask(ana);
    expect(await getProfile(ana)).toMatchObject({ email: ana.email, pending_email: NEW });
    expect(await accountMailsTo(NEW)).toMatchObject([{ kind: "change_email", user_id: ana.id }]);
    expect(await accountMailsTo(ana.email)).toMatchObject([{ kind: "change_email_alert" }]);
  });

  it("S16: answers the same and does the same for an address that is in use", async () => {
    const [ana, ben] = [await someone(), await person("driver")];
    const { detail } = await ask(ana);
    expect((await ask(ana, ben.email)).detail).toBe(detail.replace(NEW, ben.email));
    expect(await getProfile(ana)).toMatchObject({ email: ana.email, pending_email: ben.email });
    expect(await accountMailsTo(ana.email)).toHaveLength(2);
  });

  it("leaves one change open at a time", async () => {
    const ana = await someone();
    await ask(ana);
    await ask(ana, "newer@example.test");
    expect(await accountMailsTo(NEW)).toMatchObject([{ used_at: expect.any(Date) }]);
    expect((await getProfile(ana)).pending_email).toBe("newer@example.test");
  });

  it.each([
    { name: "a wrong password", email: NEW, password: "guess", field: "password" },
    { name: "the present address", email: "", password: PASSWORD, field: "email" },
  ])("refuses $name and sends nothing", async ({ email, password, field }) => {
    const ana = await someone();
    expect(await refusalOf(ask(ana, email || ana.email, password))).toMatchObject({
      status: 400,
      errors: { [field]: [expect.any(String)] },
    });
    expect(await accountMailsTo(NEW)).toEqual([]);
  });
});
