import { describe, expect, it } from "vitest";
import { db } from "@/lib/core/db";
import { verifyPassword } from "@/lib/core/password";
import { accountMailsTo } from "@/lib/testing/account-mails";
import { useTestDatabase } from "@/lib/testing/database";
import { eventTypes, storedFor } from "@/lib/testing/events";
import { hintsOf } from "@/lib/testing/hints";
import { person } from "@/lib/testing/people";
import { refusalOf } from "@/lib/testing/refusal";
import { findUserByEmail } from "../read";
import { registration } from "../schema";
import { users } from "../table";
import { register } from "./register";

useTestDatabase();

const form = (fields: object = {}) =>
  registration.parse({
    email: "ana@example.test",
    password: "a long enough one",
    first_name: "Ana",
    last_name: "Cruz",
    ...fields,
  });

describe("register", () => {
  it("T2: gives the account the zone of the device that registers it", async () => {
    await register(form(), "Europe/Berlin");
    expect(await findUserByEmail("ana@example.test")).toMatchObject({ timezone: "Europe/Berlin" });
  });

  it("stores a driver who may sign in immediately, with the password as a hash", async () => {
    await register(form({ phone_number: "+63 917 000 0000" }));
    const user = await findUserByEmail("ana@example.test");
    expect(user).toMatchObject({
      role: "driver",
      status: "active",
      first_name: "Ana",
      last_name: "Cruz",
      phone_number: "+63 917 000 0000",
      timezone: "Asia/Manila",
    });
    expect(user!.password_hash).not.toContain("a long enough one");
    expect(await verifyPassword(user!.password_hash, "a long enough one")).toBe(true);
    expect(await eventTypes()).toEqual([]);
  });

  it("stores an owner who waits for approval, and refreshes the queue of the admins", async () => {
    const hints = await hintsOf(() => register(form({ role: "owner" })));
    expect(await findUserByEmail("ana@example.test")).toMatchObject({
      role: "owner",
      status: "pending",
    });
    expect([...hints.queues]).toEqual(["owners"]);
  });

  it("asks the admins about a new owner, once", async () => {
    const admin = await person("admin");
    await register(form({ role: "owner" }));
    await register(form({ role: "owner", first_name: "Eve" }));
    const { id } = (await findUserByEmail("ana@example.test"))!;
    expect(await storedFor(admin)).toMatchObject([
      {
        event_type: "owner_application",
        title: "New owner",
        message: "Ana Cruz wants to offer parking",
        data: { user_id: id, detail: "ana@example.test" },
        asks: true,
        read_at: null,
      },
    ]);
  });

  it.each(["driver", "owner"] as const)(
    "S16: answers a known address as a new one and changes nothing, for the role %s",
    async (role) => {
      const first = await register(form({ role }));
      const before = await findUserByEmail("ana@example.test");
      const second = await register(
        form({ role, email: "ANA@example.test", password: "another long one", first_name: "Eve" }),
      );
      expect(second).toEqual(first);
      expect(await db().select().from(users)).toEqual([before]);
      expect(await accountMailsTo("ana@example.test")).toMatchObject([
        { kind: "verify_email", user_id: before!.id },
        { kind: "already_registered", user_id: null },
      ]);
    },
  );

  it("S17: refuses a common password and stores nothing", async () => {
    expect(await refusalOf(register(form({ password: "Parkmate1" })))).toMatchObject({
      status: 400,
      errors: { password: ["This password is too common."] },
    });
    expect(await db().select().from(users)).toEqual([]);
  });
});
