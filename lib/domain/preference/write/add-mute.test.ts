import { describe, expect, it } from "vitest";
import { clock } from "@/lib/core/clock";
import { newId } from "@/lib/core/id";
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
