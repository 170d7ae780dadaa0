import { expect, it } from "vitest";
import { useTestDatabase } from "@/lib/testing/database";
import { person } from "@/lib/testing/people";
import { countWaitingOwners, findUser } from "../read";
import { approveOwner } from "./approve-owner";

useTestDatabase();

it("J5.6: approveOwner lets a waiting owner sign in", async () => {
  const olga = await person("owner", { status: "pending", first_name: "Olga" });
  expect(await approveOwner(await person("admin"), olga.id)).toEqual({
    detail: "Olga was approved.",
  });
  expect((await findUser(olga.id))!.status).toBe("active");
  expect(await countWaitingOwners()).toBe(0);
});
