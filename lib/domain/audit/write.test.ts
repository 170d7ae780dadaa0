import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { db, transaction } from "@/lib/core/db";
import { newId } from "@/lib/core/id";
import { inRequest } from "@/lib/core/request";
import { auditRows } from "@/lib/testing/audit";
import { useTestDatabase } from "@/lib/testing/database";
import { person } from "@/lib/testing/people";
import { auditLog } from "./table";
import { audit } from "./write";

useTestDatabase();

const target = { type: "lot", id: newId() };
const request = { id: "request-1", ip: "192.0.2.1", url: "http://localhost/" };

const record = (actor: Actor, detail?: Record<string, unknown>) =>
  transaction(() => Promise.resolve(audit(actor, "lot.close", target, detail)));

describe("audit", () => {
  it("S28: stores who did what to what, and in which request", async () => {
    const admin = await person("admin");
    await inRequest(request, () => record(admin, { reason: "flood" }));
    expect(await auditRows()).toMatchObject([
      {
        actor_id: admin.id,
        actor_role: "admin",
        actor_name: admin.name,
        action: "lot.close",
        target_type: "lot",
        target_id: target.id,
        detail: { reason: "flood" },
        request_id: "request-1",
      },
    ]);
  });

  it("stores acts outside of a request too", async () => {
    await record(await person("owner"));
    expect(await auditRows()).toMatchObject([{ request_id: null, detail: {} }]);
  });

  it("I4: stores nothing of an act that is rolled back", async () => {
    const admin = await person("admin");
    const act = transaction(() => {
      audit(admin, "lot.close", target);
      throw new Error("rolled back");
    });
    await expect(act).rejects.toThrow("rolled back");
    expect(await auditRows()).toEqual([]);
  });

  it.each([
    { name: "changed", act: () => db().update(auditLog).set({ action: "lot.open" }) },
    {
      name: "deleted",
      act: () => db().delete(auditLog).where(eq(auditLog.target_id, target.id)),
    },
  ])("S28 X06: a row can never be $name", async ({ act }) => {
    await record(await person("admin"));
    const before = await auditRows();
    await expect(act()).rejects.toMatchObject({
      cause: { message: "audit_log is append-only" },
    });
    expect(await auditRows()).toEqual(before);
  });
});
