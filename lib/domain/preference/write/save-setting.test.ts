import { describe, expect, it } from "vitest";
import { advance, setClock, useTestDatabase } from "@/lib/testing/database";
import { person } from "@/lib/testing/people";
import { allSettings, getSetting } from "../read/settings";
import { saveSetting } from "./save-setting";

useTestDatabase();

describe("saveSetting", () => {
  it("S3.33: creates the setting of a category and then changes it", async () => {
    const ana = await person("driver");
    const created = await saveSetting(ana, { notification_type: "reminder", email_enabled: false });
    expect(created.isNew).toBe(true);
    const changed = await saveSetting(ana, { notification_type: "reminder", sms_enabled: true });
    expect(changed).toMatchObject({
      isNew: false,
      setting: { id: created.setting.id, email_enabled: false, sms_enabled: true },
    });
    expect(await getSetting(ana, "reminder")).toEqual(changed.setting);
  });

  it("follows the default in everything that was not given", async () => {
    const ana = await person("driver");
    await saveSetting(ana, { notification_type: "reminder", email_enabled: false });
    expect(await getSetting(ana, "reminder")).toMatchObject({
      in_app_enabled: true,
      push_enabled: true,
      sms_enabled: false,
      whatsapp_enabled: false,
      digest: "off",
      sound_enabled: true,
    });
  });

  it("leaves other categories and other people alone", async () => {
    const [ana, ben] = [await person("driver"), await person("driver")];
    const before = [await getSetting(ana, "booking"), ...(await allSettings(ben))];
    await saveSetting(ana, { notification_type: "reminder", email_enabled: false });
    expect([await getSetting(ana, "booking"), ...(await allSettings(ben))]).toEqual(before);
  });

  it("notes when it was changed last", async () => {
    setClock("2026-06-01T12:00:00Z");
    const ana = await person("driver");
    await saveSetting(ana, { notification_type: "reminder", email_enabled: false });
    advance({ hours: 1 });
    await saveSetting(ana, { notification_type: "reminder", email_enabled: true });
    const { created_at, updated_at } = await getSetting(ana, "reminder");
    expect([created_at.slice(0, 16), updated_at.slice(0, 16)]).toEqual([
      "2026-06-01T12:00",
      "2026-06-01T13:00",
    ]);
  });
});
