import { beforeEach, expect, it } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { listLiveBookings } from "./live";
import { changeSlot } from "@/lib/domain/lot/write/change-slot";
import { freezeClock, useTestDatabase } from "@/lib/testing/database";
import { openLot } from "@/lib/testing/lots";
import { person } from "@/lib/testing/people";
import { alternativesTo, listSlots } from "./slots";

useTestDatabase();
beforeEach(() => freezeClock("2026-11-26T02:00:00Z"));

const alternatives = async (lotId: string, exceptSlot: string | null) =>
  (
    await alternativesTo({
      lotId,
      exceptSlot,
      from: new Date("2026-11-26T03:00:00Z"),
      to: new Date("2026-11-26T04:00:00Z"),
      vehicleType: null,
      minutes: 60,
    })
  ).map(({ lot_name, slot_code }) => `${lot_name} ${slot_code}`);

const openNamed = (owner: Actor, name: string, slots: number, longitude = 121) =>
  openLot(owner, { name, longitude }, { slots });

it("alternatives are the nearest slots, accessible ones and chargers last", async () => {
  const owner = await person("owner");
  const { id, slots } = await openNamed(owner, "Here", 6);
  await changeSlot(owner, slots[2]!, { accessible: true, hourly_rate: "10.00" }, listLiveBookings);
  await changeSlot(owner, slots[4]!, { ev: true }, listLiveBookings);
  expect(await alternatives(id, slots[3]!)).toEqual(["Here A-2", "Here A-6", "Here A-1"]);
  await changeSlot(owner, slots[3]!, { accessible: true }, listLiveBookings);
  expect((await alternatives(id, slots[3]!))[0]).toBe("Here A-3");
});

it("slots of other lots follow, those of the nearest lot first", async () => {
  const owner = await person("owner");
  const { id, slots } = await openNamed(owner, "Here", 2);
  await openNamed(owner, "A far lot", 1, 121.2);
  await openNamed(owner, "Near lot", 1, 121.01);
  expect(await alternatives(id, slots[0]!)).toEqual(["Here A-2", "Near lot A-1", "A far lot A-1"]);
});

it("without a wanted slot the cheapest of the lot comes first", async () => {
  const owner = await person("owner");
  const { id, slots } = await openNamed(owner, "Here", 3);
  await changeSlot(owner, slots[1]!, { hourly_rate: "30.00" }, listLiveBookings);
  expect((await alternatives(id, null))[0]).toBe("Here A-2");
});

it("a guest sees the states of slots, and nothing of anybody", async () => {
  const { id } = await openNamed(await person("owner"), "Here", 2);
  const seen = await listSlots(null, id, {});
  expect(seen.map(({ state, mine, booking_id }) => [state, mine, booking_id])).toEqual([
    ["available", false, null],
    ["available", false, null],
  ]);
});
