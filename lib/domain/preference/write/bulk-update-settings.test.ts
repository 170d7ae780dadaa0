import { describe, expect, it } from "vitest";
import { categories } from "@/lib/event/event";
import { useTestDatabase } from "@/lib/testing/database";
import { person } from "@/lib/testing/people";
import { allSettings } from "../read/settings";
import { bulkUpdate } from "../schema";
import { bulkUpdateSettings } from "./bulk-update-settings";
import { saveSetting } from "./save-setting";

useTestDatabase();

describe("bulkUpdateSettings", () => {
  it("S3.35: changes several categories, keeps the rest and returns all", async () => {
    const [ana, ben] = [await person("driver"), await person("driver")];
    await saveSetting(ana, { notification_type: "review", digest: "hourly" });
    const [before, bensBefore] = [await allSettings(ana), await allSettings(ben)];
    const settings = await bulkUpdateSettings(ana, [
      { notification_type: "review", email_enabled: false },
      { notification_type: "payment", sound_enabled: false },
    ]);
    expect(settings.map((one) => one.notification_type)).toEqual([...categories]);
    const of = (category: string) => settings.find((one) => one.notification_type === category);
    expect(of("review")).toMatchObject({ email_enabled: false, digest: "hourly" });
    expect(of("payment")).toMatchObject({ sound_enabled: false, email_enabled: true });
    expect(of("booking")).toEqual(before.find((one) => one.notification_type === "booking"));
    expect(await allSettings(ana)).toEqual(settings);
    expect(await allSettings(ben)).toEqual(bensBefore);
  });

  it("takes the last of two changes of the same category", async () => {
    const ana = await person("driver");
    const settings = await bulkUpdateSettings(ana, [
      { notification_type: "review", digest: "hourly" },
      { notification_type: "review", digest: "daily" },
    ]);
    expect(settings.find((one) => one.notification_type === "review")!.digest).toBe("daily");
  });

  it.each([
    { name: "no change at all", preferences: [] },
    {
      name: "more changes than there are categories",
      preferences: Array.from({ length: categories.length + 1 }, () => ({
        notification_type: "review",
      })),
    },
    { name: "an unknown category", preferences: [{ notification_type: "gossip" }] },
    { name: "no category", preferences: [{ email_enabled: true }] },
    {
      name: "an unknown channel",
      preferences: [{ notification_type: "review", pigeon_enabled: true }],
    },
  ])("H91: refuses $name", ({ preferences }) => {
    expect(bulkUpdate.safeParse({ preferences }).success).toBe(false);
  });
});
