import { expect, it } from "vitest";
import { useTestDatabase } from "@/lib/testing/database";
import { person } from "@/lib/testing/people";
import { refusalOf } from "@/lib/testing/refusal";
import { calendarOfFeed } from "../read/calendar";
import { getCalendarFeed } from "../read/calendar-feed";
import { createCalendarFeed } from "./create-calendar-feed";
import { deleteCalendarFeed } from "./delete-calendar-feed";

useTestDatabase();

it("stops the person's own address only", async () => {
  const [driver, other] = [await person("driver"), await person("driver")];
  const { url } = await createCalendarFeed(driver, "https://parkmate.example");
  await createCalendarFeed(other, "https://parkmate.example");
  await deleteCalendarFeed(driver);
  const secret = /calendar\/(.*)\.ics$/.exec(url)![1]!;
  expect((await refusalOf(calendarOfFeed(secret, "https://x.example"))).status).toBe(404);
  expect(await getCalendarFeed(driver)).toEqual({ created_at: null });
  expect((await getCalendarFeed(other)).created_at).not.toBeNull();
});
