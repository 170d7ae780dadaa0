import { describe, expect, it } from "vitest";
import { newId } from "@/lib/core/id";
import { auditRows } from "@/lib/testing/audit";
import { useTestDatabase } from "@/lib/testing/database";
import { person } from "@/lib/testing/people";
import { refusalOf } from "@/lib/testing/refusal";
import { findUser } from "../read";
import { activateAccount } from "../write/activate-account";
import { deactivateAccount } from "../write/deactivate-account";

useTestDatabase();

describe.each([
  { change: activateAccount, from: "disabled", to: "active", action: "user.activated" },
  { change: deactivateAccount, from: "active", to: "disabled", action: "user.deactivated" },
] as const)("an account that becomes $to", ({ change, from, to, action }) => {
  it("S28: is changed, with an entry in the audit log", async () => {
    const [admin, ana] = [await person("admin"), await person("driver", { status: from })];
    await change(admin, ana.id);
    expect((await findUser(ana.id))!.status).toBe(to);
    expect(await auditRows()).toMatchObject([
      { action, actor_id: admin.id, target_type: "user", target_id: ana.id },
    ]);
  });

  it("stays as it is when it was so before, without an entry", async () => {
    const [admin, ana] = [await person("admin"), await person("driver", { status: to })];
    await change(admin, ana.id);
    expect((await findUser(ana.id))!.status).toBe(to);
    expect(await auditRows()).toEqual([]);
  });

  it("is refused while the application of its owner waits", async () => {
    const [admin, owner] = [await person("admin"), await person("owner", { status: "pending" })];
    expect(await refusalOf(change(admin, owner.id))).toMatchObject({
      status: 409,
      code: "pending_approval",
    });
  });

  it("is not found when nobody has it, or its person deleted it", async () => {
    const admin = await person("admin");
    const gone = await person("driver", { status: "disabled", deleted_at: new Date() });
    for (const id of [newId(), gone.id])
      expect(await refusalOf(change(admin, id))).toMatchObject({ status: 404 });
  });
});
