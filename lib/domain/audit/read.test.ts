import { expect, it } from "vitest";
import { transaction } from "@/lib/core/db";
import { errors } from "@/lib/core/errors";
import { newId } from "@/lib/core/id";
import { inRequest } from "@/lib/core/request";
import { useTestDatabase } from "@/lib/testing/database";
import { person } from "@/lib/testing/people";
import { listAudit } from "./read";
import { auditEntry } from "./schema";
import { audit, auditRefusal } from "./write";

useTestDatabase();

const contract = {
  method: "DELETE",
  path: "/api/lots/{id}",
  summary: "Delete a lot",
  access: ["owner", "admin"],
} as const;

it("R8: lists acts and refusals, newest first, and finds them by each filter", async () => {
  const [admin, owner] = [await person("admin"), await person("owner")];
  const id = newId();
  await inRequest({ id: "r1", ip: "192.0.2.7", url: "http://localhost/" }, () =>
    transaction(() => Promise.resolve(audit(admin, "lot.close", { type: "lot", id }))),
  );
  await auditRefusal(owner, contract, { id: newId() }, errors.notFound());
  const actionsOf = async (filters: Parameters<typeof listAudit>[0]) =>
    (await listAudit(filters)).results.map((row) => auditEntry.parse(row).action);
  const [closed, refused] = ["lot.close", "DELETE /api/lots/{id}"];
  expect(await actionsOf({})).toEqual([refused, closed]);
  expect(await actionsOf({ outcome: "refused" })).toEqual([refused]);
  expect(await actionsOf({ role: "admin" })).toEqual([closed]);
  expect(await actionsOf({ target: id })).toEqual([closed]);
  expect(await actionsOf({ search: "192.0.2" })).toEqual([closed]);
  expect(await actionsOf({ search: owner.name })).toEqual([refused]);
});
