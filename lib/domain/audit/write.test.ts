import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import type { Actor, Role } from "@/lib/core/actor";
import { db, transaction } from "@/lib/core/db";
import { errors } from "@/lib/core/errors";
import { newId } from "@/lib/core/id";
import { inRequest } from "@/lib/core/request";
import { auditRows } from "@/lib/testing/audit";
import { useTestDatabase } from "@/lib/testing/database";
import { person } from "@/lib/testing/people";
import { auditLog } from "./table";
import { audit, auditRefusal } from "./write";

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
        outcome: "done",
        code: null,
        address: "192.0.2.1",
        request_id: "request-1",
      },
    ]);
  });

  it("R8: stores the values before and after", async () => {
    const admin = await person("admin");
    await record(admin, { before: { rate: 1 }, after: { rate: 2 }, reason: "cheap" });
    expect(await auditRows()).toMatchObject([
      { before: { rate: 1 }, after: { rate: 2 }, detail: { reason: "cheap" } },
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

describe("auditRefusal", () => {
  const approve = {
    method: "POST",
    path: "/api/bookings/{id}/approve",
    summary: "Approve a request",
    access: ["owner", "admin"],
  } as const;
  const id = newId();
  const refused = errors.conflict("already_resolved", "Ana was first.");

  it("R8: stores who was refused what, why and from where", async () => {
    const owner = await person("owner");
    await inRequest(request, () => auditRefusal(owner, approve, { id }, refused));
    expect(await auditRows()).toMatchObject([
      {
        actor_id: owner.id,
        action: "POST /api/bookings/{id}/approve",
        target_type: "booking",
        target_id: id,
        outcome: "refused",
        code: "already_resolved",
        detail: { summary: "Approve a request", reason: "Ana was first." },
        address: "192.0.2.1",
        request_id: "request-1",
      },
    ]);
  });

  it("has no target where nothing has that id", async () => {
    const lots = { ...approve, path: "/api/lots" };
    await auditRefusal(await person("owner"), lots, {}, errors.forbidden());
    await auditRefusal(await person("owner"), approve, { id: "7" }, errors.notFound());
    expect(await auditRows()).toMatchObject([
      { target_type: "lot", target_id: null },
      { target_type: "booking", target_id: null },
    ]);
  });

  interface Case {
    name: string;
    role?: Role;
    contract?: object;
    error?: Error;
  }
  it.each([
    { name: "a driver's", role: "driver" },
    { name: "a read", contract: { method: "GET" as const } },
    { name: "what drivers may do, too", contract: { access: "user" as const } },
    { name: "what is unreadable", error: errors.invalid({ reason: ["Too long."] }) },
    { name: "an outage", error: errors.unavailable("Later.") },
    { name: "a question about bookings", error: errors.conflict("live_bookings", "One booking.") },
    { name: "a fault of ours", error: new Error("oops") },
  ] satisfies Case[])(
    "does not store $name",
    async ({ role = "admin", contract = {}, error = refused }: Case) => {
      await auditRefusal(await person(role), { ...approve, ...contract }, { id }, error);
      expect(await auditRows()).toEqual([]);
    },
  );

  it("stores what owners may do by an endpoint that drivers have, too", async () => {
    const cancel = { ...approve, access: "user", audited: true } as const;
    await auditRefusal(await person("owner"), cancel, { id }, refused);
    expect(await auditRows()).toHaveLength(1);
  });

  it("R8: stores at most 60 an hour of one person, so that nobody fills the log", async () => {
    const owner = await person("owner");
    for (let times = 0; times < 70; times += 1) await auditRefusal(owner, approve, { id }, refused);
    await auditRefusal(await person("owner"), approve, { id }, refused);
    expect(await auditRows()).toHaveLength(61);
  });
});
