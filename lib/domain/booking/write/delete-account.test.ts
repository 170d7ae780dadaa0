import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/core/db";
import { hashPassword } from "@/lib/core/password";
import { listPayments } from "@/lib/domain/desk/read/payments";
import { listLiveBookings } from "@/lib/domain/booking/read/live";
import { deleteLot } from "@/lib/domain/lot/write/delete-lot";
import { findUser, isLiveSession } from "@/lib/domain/user/read";
import { users } from "@/lib/domain/user/table";
import { newVehicle } from "@/lib/domain/vehicle/schema";
import { vehicles } from "@/lib/domain/vehicle/table";
import { createVehicle } from "@/lib/domain/vehicle/write";
import { auditRows } from "@/lib/testing/audit";
import { book } from "@/lib/testing/bookings";
import { advance, useTestDatabase } from "@/lib/testing/database";
import { storedFor } from "@/lib/testing/events";
import { hintsOf } from "@/lib/testing/hints";
import { openLot } from "@/lib/testing/lots";
import { person, signedIn } from "@/lib/testing/people";
import { refusalOf } from "@/lib/testing/refusal";
import { getBooking } from "../read/bookings";
import { deleteAccount } from "./delete-account";
import { expireBookings } from "./expire";

useTestDatabase();

const PASSWORD = "eleven otters swim";
let password_hash: string;
beforeEach(async () => {
  password_hash = await hashPassword(PASSWORD);
});
const withPassword = (role: Actor["role"]) =>
  person(role, { password_hash }).then((one) => signedIn(one));

describe("a driver who deletes the account", () => {
  it("I14: leaves bookings and payments under a pseudonym, and nothing else", async () => {
    const [ana, owner] = [await withPassword("driver"), await person("owner")];
    await createVehicle(ana, newVehicle.parse({ number: "KL-08-AZ-1234" }));
    const lot = await openLot(owner);
    const { id } = await book(ana, lot.slots[0]!, { minutes: 60 });
    advance({ hours: 2 });
    await expireBookings();
    const hints = await hintsOf(() => deleteAccount(ana, PASSWORD));
    expect([...hints.revoked]).toEqual([ana.id]);
    expect(await findUser(ana.id)).toBeUndefined();
    expect(await isLiveSession(ana.session_id)).toBe(false);
    expect(await db().select().from(vehicles)).toEqual([]);
    expect(await storedFor(ana)).toEqual([]);
    const kept = await getBooking(owner, id);
    expect(kept).toMatchObject({ driver: { first_name: "Deleted" }, vehicle_number: null });
    expect(kept.amount).toBe("60.00");
    expect(JSON.stringify(kept)).not.toContain(ana.name);
    expect((await listPayments(owner, {})).results).toMatchObject([
      { user_name: "Deleted", amount: "60.00", status: "succeeded" },
    ]);
    const [pseudonym] = await db().select().from(users).where(eq(users.id, kept.driver.id));
    expect(pseudonym).toMatchObject({ last_name: "user", status: "disabled", phone_number: null });
    expect(JSON.stringify(pseudonym)).not.toContain(ana.email);
    expect(await auditRows()).toMatchObject([
      { action: "user.deleted", actor_name: "Deleted user", target_id: ana.id },
    ]);
  });

  it("is refused with an open booking, and told which", async () => {
    const ana = await withPassword("driver");
    const lot = await openLot(await person("owner"));
    const { id, number } = await book(ana, lot.slots[0]!);
    expect(await refusalOf(deleteAccount(ana, PASSWORD))).toMatchObject({
      status: 409,
      code: "live_bookings",
      detail: expect.stringContaining(`#${number}`),
      extra: { bookings: [{ id, number }] },
    });
    expect(await findUser(ana.id)).toBeDefined();
  });

  it("is refused with another password", async () => {
    const ana = await withPassword("driver");
    expect(await refusalOf(deleteAccount(ana, "eleven otters sink"))).toMatchObject({
      status: 400,
      errors: { password: ["This is not your password."] },
    });
    expect(await findUser(ana.id)).toBeDefined();
  });
});

it("an owner has to delete the lots first, which then stay as a record", async () => {
  const owner = await withPassword("owner");
  const { id } = await openLot(owner);
  expect(await refusalOf(deleteAccount(owner, PASSWORD))).toMatchObject({ code: "has_lots" });
  await deleteLot(owner, id, listLiveBookings);
  await deleteAccount(owner, PASSWORD);
  expect(await findUser(owner.id)).toBeUndefined();
});

it("the last administrator stays", async () => {
  const ada = await withPassword("admin");
  await person("admin", { status: "disabled" });
  expect(await refusalOf(deleteAccount(ada, PASSWORD))).toMatchObject({ code: "last_admin" });
  await person("admin");
  await deleteAccount(ada, PASSWORD);
  expect(await findUser(ada.id)).toBeUndefined();
});
