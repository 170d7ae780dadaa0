import { parse } from "csv-parse/sync";
import { expect, it } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { book, hold } from "@/lib/testing/bookings";
import { useTestDatabase } from "@/lib/testing/database";
import { openLot } from "@/lib/testing/lots";
import { person } from "@/lib/testing/people";
import { bookingExportQuery, bookingFilters } from "../schema";
import { listBookings } from "./bookings";
import { exportBookings } from "./csv";

useTestDatabase();

it("S3: shows a hold to its driver and to admins, and not to the owner", async () => {
  const [owner, driver] = [await person("owner"), await person("driver")];
  const [first, second] = (await openLot(owner)).slots;
  const { number } = await book(driver, first!);
  await hold(driver, second!);
  const numbersFor = async (actor: Actor) => {
    const { count, results } = await listBookings(actor, bookingFilters.parse({}));
    expect(results).toHaveLength(count);
    return results.map((one) => (one.status === "held" ? "hold" : one.number)).sort();
  };
  const linesFor = async (actor: Actor) =>
    parse(await (await exportBookings(actor, bookingExportQuery.parse({}))).text()).length - 1;
  expect(await numbersFor(owner)).toEqual([number]);
  expect(await linesFor(owner)).toBe(1);
  for (const actor of [driver, await person("admin")])
    expect(await numbersFor(actor)).toEqual([number, "hold"]);
});
