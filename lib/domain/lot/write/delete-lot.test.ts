import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { db } from "@/lib/core/db";
import { listLiveBookings } from "@/lib/domain/booking/read/live";
import { users } from "@/lib/domain/user/table";
import { auditRows } from "@/lib/testing/audit";
import { book } from "@/lib/testing/bookings";
import { useTestDatabase } from "@/lib/testing/database";
import { openLot } from "@/lib/testing/lots";
import { person } from "@/lib/testing/people";
import { refusalOf } from "@/lib/testing/refusal";
import { loadLot } from "../read";
import { deleteLot } from "./delete-lot";

useTestDatabase();

describe("deleteLot", () => {
  it.each(["owner", "admin"] as const)("takes the lot away for everybody (%s)", async (role) => {
    const owner = await person("owner");
    const lot = await openLot(owner);
    const actor = role === "owner" ? owner : await person("admin");
    await deleteLot(actor, lot.id, listLiveBookings);
    expect(await refusalOf(loadLot(lot.id))).toMatchObject({ status: 404 });
    expect(await auditRows()).toMatchObject([
      { action: "lot.delete", actor_id: actor.id, target_id: lot.id },
    ]);
  });

  it("S28: is recorded with the stored status where the owner is deactivated", async () => {
    const [owner, admin] = [await person("owner"), await person("admin")];
    const lot = await openLot(owner);
    await db().update(users).set({ status: "disabled" }).where(eq(users.id, owner.id));
    await deleteLot(admin, lot.id, listLiveBookings);
    expect(await auditRows()).toMatchObject([{ before: { status: "active" } }]);
  });

  it("is refused while it has bookings", async () => {
    const owner = await person("owner");
    const lot = await openLot(owner);
    const { id } = await book(await person("driver"), lot.slots[0]!);
    expect(await refusalOf(deleteLot(owner, lot.id, listLiveBookings))).toMatchObject({
      status: 409,
      code: "live_bookings",
      extra: { bookings: [{ id }] },
    });
    expect(await loadLot(lot.id)).toMatchObject({ status: "active" });
  });

  it("reads like a lot that does not exist for another owner", async () => {
    const lot = await openLot(await person("owner"));
    const refused = deleteLot(await person("owner"), lot.id, listLiveBookings);
    expect(await refusalOf(refused)).toMatchObject({ status: 404, code: "not_found" });
    expect(await loadLot(lot.id)).toMatchObject({ status: "active" });
  });
});
