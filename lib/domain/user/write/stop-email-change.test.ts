import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { db } from "@/lib/core/db";
import { hashPassword } from "@/lib/core/password";
import { accountMailsTo, tokenFor } from "@/lib/testing/account-mails";
import { advance, useTestDatabase } from "@/lib/testing/database";
import { person, signedIn } from "@/lib/testing/people";
import { refusalOf } from "@/lib/testing/refusal";
import { getProfile } from "../read";
import { sessions } from "../table";
import { changeEmail } from "./change-email";
import { stopEmailChange } from "./stop-email-change";
import { verifyEmail } from "./verify-email";

useTestDatabase();

const PASSWORD = "eleven otters swim";
const NEW = "new@example.test";

async function asked(email = NEW) {
  const ana = await person("driver", { password_hash: await hashPassword(PASSWORD) });
  await changeEmail(ana, { email, password: PASSWORD });
  return {
    ana,
    stop: await tokenFor(ana.email, "change_email_alert"),
    confirm: await tokenFor(email, "change_email"),
  };
}

describe("stopEmailChange", () => {
  it("ends the link that was sent to the new address", async () => {
    const { ana, stop, confirm } = await asked();
    await stopEmailChange(stop);
    expect(await refusalOf(verifyEmail(confirm))).toMatchObject({ status: 410 });
    expect(await getProfile(ana)).toMatchObject({ email: ana.email, pending_email: null });
    expect(await refusalOf(stopEmailChange(stop))).toMatchObject({ status: 410 });
  });

  it("S16: takes a change back that was confirmed, and signs everybody out", async () => {
    const { ana, stop, confirm } = await asked();
    const session = await signedIn(ana);
    await verifyEmail(confirm);
    expect((await getProfile(ana)).email).toBe(NEW);
    await stopEmailChange(stop);
    expect((await getProfile(ana)).email).toBe(ana.email);
    const [stored] = await db().select().from(sessions).where(eq(sessions.id, session.session_id));
    expect(stored!.revoked_at).toBeInstanceOf(Date);
    expect((await accountMailsTo(ana.email)).map(({ kind }) => kind)).toContain("reset_password");
  });

  it("S16: takes a second change back as well", async () => {
    const { ana, stop, confirm } = await asked();
    await verifyEmail(confirm);
    await changeEmail(ana, { email: "third@example.test", password: PASSWORD });
    await verifyEmail(await tokenFor("third@example.test", "change_email"));
    await stopEmailChange(stop);
    expect((await getProfile(ana)).email).toBe(ana.email);
  });

  it("takes nothing back after a week, or when the address is another account's", async () => {
    const late = await asked();
    await verifyEmail(late.confirm);
    advance({ hours: 7 * 24 + 1 });
    expect(await refusalOf(stopEmailChange(late.stop))).toMatchObject({ status: 410 });
    const { ana, stop, confirm } = await asked("other@example.test");
    await verifyEmail(confirm);
    await person("driver", { email: ana.email });
    expect(await refusalOf(stopEmailChange(stop))).toMatchObject({ status: 410 });
  });

  it("takes no token of another kind", async () => {
    const { confirm } = await asked();
    expect(await refusalOf(stopEmailChange(confirm))).toMatchObject({ status: 410 });
  });
});
