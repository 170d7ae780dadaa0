import { describe, expect, it } from "vitest";
import { hashPassword } from "@/lib/core/password";
import { tokenFor } from "@/lib/testing/account-mails";
import { useTestDatabase } from "@/lib/testing/database";
import { person } from "@/lib/testing/people";
import { refusalOf } from "@/lib/testing/refusal";
import { getProfile } from "../read";
import { changeEmail } from "./change-email";
import { stopEmailChange } from "./stop-email-change";
import { verifyEmail } from "./verify-email";

useTestDatabase();

const PASSWORD = "eleven otters swim";
const NEW = "new@example.test";

async function asked() {
  const ana = await person("driver", { password_hash: await hashPassword(PASSWORD) });
  await changeEmail(ana, { email: NEW, password: PASSWORD });
  return {
    ana,
    stop: await tokenFor(ana.email, "change_email_alert"),
    confirm: await tokenFor(NEW, "change_email"),
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

  it("comes too late after the new address was confirmed", async () => {
    const { ana, stop, confirm } = await asked();
    await verifyEmail(confirm);
    expect(await refusalOf(stopEmailChange(stop))).toMatchObject({ status: 410 });
    expect((await getProfile(ana)).email).toBe(NEW);
  });

  it("takes no token of another kind", async () => {
    const { confirm } = await asked();
    expect(await refusalOf(stopEmailChange(confirm))).toMatchObject({ status: 410 });
  });
});
