import { expect, it } from "vitest";
import { useTestDatabase } from "@/lib/testing/database";
import { person } from "@/lib/testing/people";
import { activateAccount } from "./activate-account";

useTestDatabase();

it("activateAccount says whom it let in", async () => {
  const olga = await person("driver", { status: "disabled", first_name: "Olga" });
  expect(await activateAccount(await person("admin"), olga.id)).toEqual({
    detail: "Olga was activated.",
  });
});
