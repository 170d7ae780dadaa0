import { describe, expect, it } from "vitest";
import { newId } from "@/lib/core/id";
import { startSession } from "@/lib/domain/user/write/start-session";
import { deactivateAccount } from "@/lib/domain/user/write/deactivate-account";
import { book } from "@/lib/testing/bookings";
import { freezeClock, useTestDatabase } from "@/lib/testing/database";
import { openLot } from "@/lib/testing/lots";
import { person } from "@/lib/testing/people";
import { refusalOf } from "@/lib/testing/refusal";
import { accountFilters } from "../schema";
import { getAccount, listAccounts } from "./accounts";

useTestDatabase();

const namesBy = async (filters: object) =>
  (await listAccounts(accountFilters.parse(filters))).results.map((row) => row.name);

describe("listAccounts", () => {
  it("finds by name, e-mail address and phone number, as they are written", async () => {
    await person("driver", { first_name: "Zoë", last_name: "Flores", phone_number: "+63 917 1" });
    await person("driver", { first_name: "Per_cent", last_name: "Uy", email: "per@x.test" });
    expect(await namesBy({ search: "zoë flo" })).toEqual(["Zoë Flores"]);
    expect(await namesBy({ search: "917 1" })).toEqual(["Zoë Flores"]);
    expect(await namesBy({ search: "PER@X" })).toEqual(["Per_cent Uy"]);
    expect(await namesBy({ search: "r_c" })).toEqual(["Per_cent Uy"]);
    expect(await namesBy({ search: "%" })).toEqual([]);
  });

  it("finds a name without its accents, and a number however it is spaced", async () => {
    const phone_number = "+63 917 123 4567";
    await person("owner", { first_name: "Olga", last_name: "Ünal-Żółć", phone_number });
    await person("driver", { phone_number: "+63 918 123 4567" });
    for (const search of ["unal", "zolc olga", "+639171234567", "0917 123-4567"])
      expect(await namesBy({ search })).toEqual(["Olga Ünal-Żółć"]);
  });

  it("filters by role and state, and orders by name", async () => {
    await person("driver", { first_name: "B" });
    await person("driver", { first_name: "A", status: "disabled" });
    await person("owner", { first_name: "C", status: "pending" });
    const shown = (filters: object) =>
      namesBy({ ordering: "name", ...filters }).then((names) => names.map((name) => name[0]));
    expect(await shown({})).toEqual(["A", "B", "C"]);
    expect(await shown({ ordering: "-name" })).toEqual(["C", "B", "A"]);
    expect(await shown({ role: "driver" })).toEqual(["A", "B"]);
    expect(await shown({ status: "pending" })).toEqual(["C"]);
  });

  it("leaves out who deleted the account", async () => {
    await person("driver", { deleted_at: new Date(), status: "disabled" });
    expect(await namesBy({})).toEqual([]);
  });
});

describe("getAccount", () => {
  it("has the sessions, bookings and history", async () => {
    freezeClock("2026-11-21T12:00:00Z");
    const [admin, ana] = [await person("admin"), await person("driver")];
    const lot = await openLot(await person("owner"));
    await book(ana, lot.slots[0]!);
    await startSession(ana.id, "Firefox");
    expect(await getAccount(ana.id)).toMatchObject({
      name: ana.name,
      sessions: 1,
      bookings: 1,
      open_bookings: 1,
      last_seen_at: "2026-11-21T12:00:00.000Z",
      lots: [],
      history: [],
    });
    await deactivateAccount(admin, ana.id, "Unpaid");
    expect(await getAccount(ana.id)).toMatchObject({
      status: "disabled",
      sessions: 0,
      history: [
        {
          at: "2026-11-21T12:00:00.000Z",
          action: "user.deactivated",
          by: admin.name,
          reason: "Unpaid",
        },
      ],
    });
  });

  it("names the lots of an owner", async () => {
    const owner = await person("owner");
    const { id } = await openLot(owner);
    expect((await getAccount(owner.id)).lots).toMatchObject([{ id }]);
  });

  it("is not found for an unknown or a deleted account", async () => {
    const gone = await person("driver", { deleted_at: new Date(), status: "disabled" });
    for (const id of [newId(), gone.id])
      expect(await refusalOf(getAccount(id))).toMatchObject({ status: 404 });
  });
});
