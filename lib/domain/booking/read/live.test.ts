import { expect, it } from "vitest";
import { book, hold } from "@/lib/testing/bookings";
import { useTestDatabase } from "@/lib/testing/database";
import { openLot } from "@/lib/testing/lots";
import { person } from "@/lib/testing/people";
import { listLiveBookings } from "./live";

useTestDatabase();

it("B4: tells the bookings of a lot from the slots that are only held", async () => {
  const lot = await openLot(await person("owner"));
  const [first, second] = lot.slots as [string, string];
  const { id } = await book(await person("driver"), first);
  const { holdId } = await hold(await person("driver"), second);
  const live = await listLiveBookings({ lot: lot.id });
  expect(new Map(live.map((one) => [one.id, one.is_held]))).toEqual(
    new Map([
      [id, false],
      [holdId, true],
    ]),
  );
});
