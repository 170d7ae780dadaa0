import { describe, expect, it } from "vitest";
import { newId } from "@/lib/core/id";
import { storedFor } from "@/lib/testing/events";
import { auditRows } from "@/lib/testing/audit";
import { useTestDatabase } from "@/lib/testing/database";
import { hintsOf } from "@/lib/testing/hints";
import { person } from "@/lib/testing/people";
import { refusalOf } from "@/lib/testing/refusal";
import { findUser, findUserByEmail } from "../read";
import { registration } from "../schema";
import { approveOwner } from "../write/approve-owner";
import { declineOwner } from "../write/decline-owner";
import { register } from "../write/register";

useTestDatabase();

const waitingOwner = () => person("owner", { status: "pending" });
const application = registration.parse({
  email: "ramon@example.test",
  password: "a long enough one",
  first_name: "Ramon",
  last_name: "Uy",
  role: "owner",
});
const verbs = [
  { decide: approveOwner, outcome: "approved" },
  { decide: declineOwner, outcome: "declined" },
];

describe.each(verbs)("an application that is $outcome", ({ decide, outcome }) => {
  it("S28: is in the audit log with the admin who decided", async () => {
    const [admin, owner] = [await person("admin"), await waitingOwner()];
    await decide(admin, owner.id);
    expect(await auditRows()).toMatchObject([
      {
        action: `owner.${outcome}`,
        actor_id: admin.id,
        target_type: "user",
        target_id: owner.id,
        detail: { email: owner.email },
      },
    ]);
  });

  it("is told to the owner, and resolved for every admin", async () => {
    const [ada, ben] = [await person("admin"), await person("admin")];
    await register(application);
    const owner = (await findUserByEmail(application.email))!;
    await decide(ada, owner.id);
    expect(await storedFor(owner)).toMatchObject([
      { event_type: "owner_verification", message: `Your owner account was ${outcome}` },
    ]);
    for (const admin of [ada, ben])
      expect(await storedFor(admin, "owner_application")).toMatchObject([
        { resolved: { by: ada.name, outcome } },
      ]);
  });

  it("refreshes the queue of all admins", async () => {
    const [admin, owner] = [await person("admin"), await waitingOwner()];
    const hints = await hintsOf(() => decide(admin, owner.id));
    expect([...hints.queues]).toEqual(["owners"]);
  });

  it.each(verbs)("cannot be $outcome afterwards", async ({ decide: decideAgain }) => {
    const [admin, owner] = [await person("admin"), await waitingOwner()];
    await decide(admin, owner.id);
    const before = await findUser(owner.id);
    expect(await refusalOf(decideAgain(admin, owner.id))).toMatchObject({
      status: 409,
      code: "already_resolved",
    });
    expect(await findUser(owner.id)).toEqual(before);
    expect(await auditRows()).toHaveLength(1);
  });

  it.each(["driver", "staff", "admin"] as const)("is not found for the role %s", async (role) => {
    const [admin, other] = [await person("admin"), await person(role, { status: "pending" })];
    expect(await refusalOf(decide(admin, other.id))).toMatchObject({ status: 404 });
    expect((await findUser(other.id))!.status).toBe("pending");
  });

  it("is not found for an unknown person", async () => {
    expect(await refusalOf(decide(await person("admin"), newId()))).toMatchObject({ status: 404 });
  });
});
