import { describe, expect, it } from "vitest";
import { clock } from "@/lib/core/clock";
import { newId } from "@/lib/core/id";
import { book } from "@/lib/testing/bookings";
import { setClock, useTestDatabase } from "@/lib/testing/database";
import { openLot } from "@/lib/testing/lots";
import { person } from "@/lib/testing/people";
import { refusalOf } from "@/lib/testing/refusal";
import { listMutes } from "../read/mutes";
import { addMute } from "./add-mute";

useTestDatabase();

const inAnHour = () => clock.inMinutes(60).toISOString();
const mutesOf = async (userId: string) => (await listMutes(userId, {})).results;
const aLot = async () => openLot(await person("owner"), { name: "Lot A" });

describe("addMute", () => {
  it("W7: mutes a lot until an instant, for the actor alone", async () => {
    const [ana, ben, lot] = [await person("driver"), await person("driver"), await aLot()];
    const until = inAnHour();
    const mute = await addMute(ana, { scope: "lot", id: lot.id, until });
    expect(mute).toEqual({
      scope: "lot",
      id: lot.id,
      name: "Lot A",
      until,
      created_at: expect.any(String),
    });
    expect(await mutesOf(ana.id)).toEqual([mute]);
    expect(await mutesOf(ben.id)).toEqual([]);
  });

  it("mutes for good without an end", async () => {
    const [ana, lot] = [await person("driver"), await aLot()];
    await addMute(ana, { scope: "lot", id: lot.id, until: null });
    setClock("2040-01-01T00:00:00Z");
    expect(await mutesOf(ana.id)).toMatchObject([{ id: lot.id, until: null }]);
  });

  it("replaces the end of a mute that exists", async () => {
    const [ana, lot] = [await person("driver"), await aLot()];
    await addMute(ana, { scope: "lot", id: lot.id, until: null });
    const until = inAnHour();
    await addMute(ana, { scope: "lot", id: lot.id, until });
    expect(await mutesOf(ana.id)).toMatchObject([{ id: lot.id, until }]);
  });

  it("mutes a booking under its number, for its driver and for the owner of the lot", async () => {
    const [ana, owner] = [await person("driver"), await person("owner")];
    const lot = await openLot(owner);
    const booking = await book(ana, lot.slots[0]!);
    for (const actor of [ana, owner]) {
      const mute = await addMute(actor, { scope: "booking", id: booking.id, until: null });
      expect(mute).toMatchObject({ id: booking.id, name: `Booking #${booking.number}` });
      expect(await mutesOf(actor.id)).toEqual([mute]);
    }
  });

  it.each(["driver", "owner"] as const)(
    "S2: does not find the booking of another %s",
    async (role) => {
      const lot = await aLot();
      const booking = await book(await person("driver"), lot.slots[0]!);
      const stranger = await person(role);
      const target = { scope: "booking", id: booking.id, until: null } as const;
      expect(await refusalOf(addMute(stranger, target))).toMatchObject({ status: 404 });
      expect(await mutesOf(stranger.id)).toEqual([]);
    },
  );

  it.each([
    { name: "a past instant", minutes: -1 },
    { name: "this instant", minutes: 0 },
  ])("refuses $name as the end", async ({ minutes }) => {
    const [ana, lot] = [await person("driver"), await aLot()];
    const until = clock.inMinutes(minutes).toISOString();
    const refusal = await refusalOf(addMute(ana, { scope: "lot", id: lot.id, until }));
    expect(refusal).toMatchObject({ status: 400, errors: { until: [expect.any(String)] } });
    expect(await mutesOf(ana.id)).toEqual([]);
  });

  it.each(["lot", "booking", "ticket", "thread"] as const)(
    "S2: does not find a %s that does not exist",
    async (scope) => {
      const target = { scope, id: newId(), until: null };
      expect(await refusalOf(addMute(await person("driver"), target))).toMatchObject({
        status: 404,
      });
    },
  );
});
