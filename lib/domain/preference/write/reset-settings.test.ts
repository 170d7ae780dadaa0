import { describe, expect, it } from "vitest";
import { useTestDatabase } from "@/lib/testing/database";
import { person } from "@/lib/testing/people";
import { getDelivery } from "../read/delivery";
import { allSettings, getSetting } from "../read/settings";
import { changeDelivery } from "./change-delivery";
import { resetSettings } from "./reset-settings";
import { saveSetting } from "./save-setting";

useTestDatabase();

describe("resetSettings", () => {
  it("S3.36: puts all categories back to the defaults, with the same ids", async () => {
    const ana = await person("driver");
    const before = await allSettings(ana);
    await saveSetting(ana, { notification_type: "review", email_enabled: false, digest: "daily" });
    await saveSetting(ana, { notification_type: "booking", sms_enabled: true });
    expect(await resetSettings(ana)).toEqual(before);
    expect(await allSettings(ana)).toEqual(before);
  });

  it("keeps quiet hours and device settings", async () => {
    const ana = await person("driver");
    const delivery = await changeDelivery(ana.id, { toast_seconds: 8, sound: true });
    await resetSettings(ana);
    expect(await getDelivery(ana.id)).toEqual(delivery);
  });

  it("keeps the settings of others", async () => {
    const [ana, ben] = [await person("driver"), await person("driver")];
    await saveSetting(ben, { notification_type: "review", email_enabled: false });
    await resetSettings(ana);
    expect((await getSetting(ben, "review")).email_enabled).toBe(false);
  });
});
