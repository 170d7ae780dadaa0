import { expect, it } from "vitest";
import { clock } from "@/lib/core/clock";
import { db } from "@/lib/core/db";
import { advance, useTestDatabase } from "@/lib/testing/database";
import { openLot } from "@/lib/testing/lots";
import { person } from "@/lib/testing/people";
import { listMutes } from "../read/mutes";
import { mutes } from "../table";
import { addMute } from "./add-mute";
import { sweepMutes } from "./sweep-mutes";

useTestDatabase();

it("W7: a mute ends at its instant and is swept afterwards; one without an end stays", async () => {
  const [ana, owner] = [await person("driver"), await person("owner")];
  const [short, endless] = [await openLot(owner), await openLot(owner)];
  const until = clock.inMinutes(60).toISOString();
  await addMute(ana, { scope: "lot", id: short.id, until });
  await addMute(ana, { scope: "lot", id: endless.id, until: null });
  const listed = async () => (await listMutes(ana.id, {})).results.map((one) => one.id);
  advance({ minutes: 59 });
  await sweepMutes();
  expect(await listed()).toEqual([short.id, endless.id]);
  advance({ minutes: 2 });
  expect(await listed()).toEqual([endless.id]);
  expect(await db().$count(mutes)).toBe(2);
  await sweepMutes();
  expect(await db().$count(mutes)).toBe(1);
  expect(await listed()).toEqual([endless.id]);
});
