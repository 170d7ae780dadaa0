import { expect, it } from "vitest";
import { newId } from "@/lib/core/id";
import { useTestDatabase } from "@/lib/testing/database";
import { person } from "@/lib/testing/people";
import { refusalOf } from "@/lib/testing/refusal";
import { getSetting } from "../read/settings";
import { unsubscribeToken } from "../read/unsubscribe-token";
import { unsubscribe } from "./unsubscribe";

useTestDatabase();

it("ends the e-mails of one category, however often the link is used", async () => {
  const driver = await person("driver");
  const token = unsubscribeToken(driver.id, "booking");
  for (const _ of [1, 2]) expect(await unsubscribe(token)).toBe("booking");
  expect(await getSetting(driver, "booking")).toMatchObject({ email_enabled: false });
  expect(await getSetting(driver, "payment")).toMatchObject({ email_enabled: true });
});

it("finds nothing for a link that was changed, or of somebody who is gone", async () => {
  const driver = await person("driver");
  const token = unsubscribeToken(driver.id, "booking");
  const changed = token.slice(0, 22) + (token[22] === "A" ? "B" : "A") + token.slice(23);
  for (const wrong of [changed, "short", unsubscribeToken(newId(), "booking")])
    expect(await refusalOf(unsubscribe(wrong))).toMatchObject({ status: 404 });
  expect(await getSetting(driver, "booking")).toMatchObject({ email_enabled: true });
});
