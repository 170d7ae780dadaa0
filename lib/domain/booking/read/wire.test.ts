import { beforeEach, expect, it } from "vitest";
import { book } from "@/lib/testing/bookings";
import { freezeClock, useTestDatabase } from "@/lib/testing/database";
import { openLot } from "@/lib/testing/lots";
import { person } from "@/lib/testing/people";
import { getBooking } from "./bookings";

useTestDatabase();
beforeEach(() => freezeClock("2026-11-26T02:00:00Z"));

it("S3: owners read no last name of a driver, in the history neither", async () => {
  const owner = await person("owner");
  const driver = await person("driver", { first_name: "Ben", last_name: "Garcia" });
  const { id } = await book(driver, (await openLot(owner)).slots[0]!);
  const shown = await getBooking(owner, id);
  expect(shown.driver).toMatchObject({ first_name: "Ben", last_name: null });
  expect(shown.timeline![0]).toMatchObject({ by: "Ben" });
  const own = await getBooking(driver, id);
  expect(own.driver.last_name).toBe("Garcia");
  expect(own.timeline![0]).toMatchObject({ by: "Ben Garcia" });
});
