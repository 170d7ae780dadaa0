import { expect, it } from "vitest";
import { useTestDatabase } from "@/lib/testing/database";
import { person } from "@/lib/testing/people";
import { storedFor } from "@/lib/testing/events";
import { auditRows } from "@/lib/testing/audit";
import { countWaitingOwners, findUser } from "../read";
import { declineOwner } from "./decline-owner";

useTestDatabase();

it("declineOwner disables the account of a waiting owner", async () => {
  const olga = await person("owner", { status: "pending", first_name: "Olga" });
  expect(await declineOwner(await person("admin"), olga.id)).toEqual({
    detail: "Olga was declined.",
  });
  expect((await findUser(olga.id))!.status).toBe("disabled");
  expect(await countWaitingOwners()).toBe(0);
});

it("tells the owner the reason, and records it", async () => {
  const olga = await person("owner", { status: "pending" });
  await declineOwner(await person("admin"), olga.id, "The address does not exist.");
  expect((await storedFor(olga))[0]).toMatchObject({
    level: "warning",
    data: { detail: "Reason: The address does not exist." },
  });
  expect(await auditRows()).toMatchObject([{ detail: { reason: "The address does not exist." } }]);
});
