import { describe, expect, it } from "vitest";
import { newId } from "@/lib/core/id";
import { categories } from "@/lib/event/event";
import { useTestDatabase } from "@/lib/testing/database";
import { person } from "@/lib/testing/people";
import { refusalOf } from "@/lib/testing/refusal";
import { saveSetting } from "../write/save-setting";
import { allSettings, categoryOf, getSetting, listSettings } from "./settings";

useTestDatabase();

const allOff = {
  email_enabled: false,
  sms_enabled: false,
  in_app_enabled: false,
  push_enabled: false,
  whatsapp_enabled: false,
};

describe("allSettings", () => {
  it("S3.32: has a setting for each category, with the defaults at first", async () => {
    const settings = await allSettings(await person("driver"));
    expect(settings.map((one) => one.notification_type)).toEqual([...categories]);
    for (const setting of settings)
      expect(setting, setting.notification_type).toMatchObject({
        email_enabled: true,
        sms_enabled: false,
        in_app_enabled: true,
        push_enabled: true,
        whatsapp_enabled: false,
        digest: "off",
        sound_enabled: true,
      });
  });

  it("names the events of a category that cannot be switched off", async () => {
    const ana = await person("driver");
    expect((await getSetting(ana, "booking")).locked_events).toEqual(
      expect.arrayContaining(["booking_declined", "reservation_cancelled"]),
    );
    expect((await getSetting(ana, "reminder")).locked_events).toEqual([]);
  });
});

describe("categoryOf", () => {
  it("finds the category of each of the person's ids, and of no other id", async () => {
    const [ana, ben] = [await person("driver"), await person("driver")];
    const settings = await allSettings(ana);
    expect(settings.map((one) => categoryOf(ana.id, one.id))).toEqual([...categories]);
    const find = (userId: string, id: string) =>
      Promise.resolve().then(() => categoryOf(userId, id));
    expect(await refusalOf(find(ben.id, settings[0]!.id))).toMatchObject({ status: 404 });
    expect(await refusalOf(find(ana.id, newId()))).toMatchObject({ status: 404 });
  });
});

describe("listSettings", () => {
  it.each([
    { query: { all_disabled: true }, expected: ["review"] },
    { query: { any_enabled: false }, expected: ["review"] },
    { query: { any_enabled: true }, expected: categories.filter((one) => one !== "review") },
    { query: { all_disabled: false }, expected: categories.filter((one) => one !== "review") },
    { query: {}, expected: [...categories] },
  ])("filters by $query", async ({ query, expected }) => {
    const ana = await person("driver");
    await saveSetting(ana, { notification_type: "review", ...allOff });
    await saveSetting(ana, { notification_type: "ticket", ...allOff, sms_enabled: true });
    const { count, results } = await listSettings(ana, query);
    expect(results.map((one) => one.notification_type)).toEqual(expected);
    expect(count).toBe(expected.length);
  });

  it("lists page by page and refuses a page past the end", async () => {
    const ana = await person("driver");
    const { count, results } = await listSettings(ana, { page: 4, page_size: 3 });
    expect([count, results.map((one) => one.notification_type)]).toEqual([10, [categories[9]]]);
    expect(await refusalOf(listSettings(ana, { page: 5, page_size: 3 }))).toMatchObject({
      status: 404,
      detail: "Invalid page.",
    });
  });
});
