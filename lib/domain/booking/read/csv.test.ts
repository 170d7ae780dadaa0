import { parse } from "csv-parse/sync";
import { beforeEach, expect, it } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { book } from "@/lib/testing/bookings";
import { freezeClock, useTestDatabase } from "@/lib/testing/database";
import { openLot } from "@/lib/testing/lots";
import { person } from "@/lib/testing/people";
import { bookingExportQuery } from "../schema";
import { exportBookings } from "./csv";

useTestDatabase();
beforeEach(() => freezeClock("2026-11-26T02:00:00Z"));

const rowsOf = async (actor: Actor, query: object = {}) =>
  parse<Record<string, string>>(
    await (await exportBookings(actor, bookingExportQuery.parse(query))).text(),
    { columns: true, bom: true },
  );

it("S3: has the bookings of the owner's lots alone, without last names", async () => {
  const owner = await person("owner");
  const driver = await person("driver", { first_name: "Ben", last_name: "Garcia" });
  const { number } = await book(driver, (await openLot(owner, { name: "Lot A" })).slots[0]!);
  await book(driver, (await openLot(await person("owner"))).slots[0]!);
  expect(await rowsOf(owner)).toMatchObject([
    {
      number: String(number),
      lot: "Lot A",
      slot: "A-1",
      driver: "Ben",
      payment_status: "succeeded",
    },
  ]);
  expect(await rowsOf(await person("admin"))).toMatchObject([
    { driver: "Ben Garcia" },
    { driver: "Ben Garcia" },
  ]);
});

it("takes the days and the order of the list", async () => {
  const owner = await person("owner");
  const driver = await person("driver");
  const [first, second] = (await openLot(owner)).slots;
  await book(driver, first!, { startTime: "2026-11-27T02:00:00Z" });
  await book(driver, second!, { startTime: "2026-11-28T02:00:00Z" });
  const day = { from: "2026-11-27T00:00:00Z", to: "2026-11-28T00:00:00Z" };
  expect(await rowsOf(owner, day)).toMatchObject([{ slot: "A-1" }]);
  const sorted = await rowsOf(owner, { ordering: "start_time" });
  expect(sorted.map(({ slot }) => slot)).toEqual(["A-1", "A-2"]);
});

it("T5: has the times by the lot's clocks, too", async () => {
  const owner = await person("owner");
  const { slots } = await openLot(owner, { timezone: "Europe/Berlin" });
  await book(await person("driver"), slots[0]!, { startTime: "2026-11-26T23:30:00Z" });
  expect(await rowsOf(owner)).toMatchObject([
    {
      start_time: "2026-11-26T23:30:00.000Z",
      timezone: "Europe/Berlin",
      start_local: "2026-11-27 00:30",
      end_local: "2026-11-27 01:30",
    },
  ]);
});

it("S22: makes a formula in a name text", async () => {
  const owner = await person("owner");
  const driver = await person("driver", { first_name: "=1+1" });
  await book(driver, (await openLot(owner)).slots[0]!);
  expect(await rowsOf(owner)).toMatchObject([{ driver: "'=1+1" }]);
});
