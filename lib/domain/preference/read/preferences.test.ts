import { describe, expect, it } from "vitest";
import { clock } from "@/lib/core/clock";
import { newId } from "@/lib/core/id";
import { useTestDatabase } from "@/lib/testing/database";
import { openLot } from "@/lib/testing/lots";
import { person } from "@/lib/testing/people";
import { deliveryDefaults } from "../rules/defaults";
import { addMute } from "../write/add-mute";
import { changeDelivery } from "../write/change-delivery";
import { saveSetting } from "../write/save-setting";
import { preferencesOf } from "./preferences";

useTestDatabase();

const preferencesOfOne = async ({ id }: { id: string }) => (await preferencesOf([id])).get(id)!;

describe("preferencesOf", () => {
  it("gives the defaults and the addresses of a person who changed nothing", async () => {
    const ana = await person("driver", {
      phone_number: "+63 917 000 0001",
      whatsapp_number: "+63 917 000 0002",
      timezone: "Europe/Berlin",
    });
    expect(await preferencesOfOne(ana)).toEqual({
      timezone: "Europe/Berlin",
      addresses: {
        in_app: ana.id,
        email: ana.email,
        sms: "+63 917 000 0001",
        whatsapp: "+63 917 000 0002",
        push: null,
      },
      settings: {},
      channels: {},
      quiet: deliveryDefaults.quiet_hours,
      pausedUntil: null,
      escalationMinutes: 3,
      device: deliveryDefaults,
      mutes: new Map(),
    });
  });

  it("gives what the person changed, null where a default applies", async () => {
    const [ana, owner] = [await person("driver"), await person("owner")];
    const [first, second] = [await openLot(owner), await openLot(owner)];
    const until = clock.inMinutes(60);
    await saveSetting(ana, { notification_type: "review", email_enabled: false, digest: "daily" });
    await changeDelivery(ana.id, {
      channels: { sms: false },
      sound: true,
      quiet_hours: { enabled: true },
    });
    await addMute(ana, { scope: "lot", id: first.id, until: until.toISOString() });
    await addMute(ana, { scope: "lot", id: second.id, until: null });
    const preferences = await preferencesOfOne(ana);
    expect(preferences.settings).toMatchObject({
      review: { email_enabled: false, digest: "daily", sms_enabled: null, sound_enabled: null },
    });
    expect(preferences.channels).toEqual({ sms: false });
    expect(preferences.quiet.enabled).toBe(true);
    expect(preferences.device).toMatchObject({ sound: true, vibration: true });
    expect(preferences.mutes).toEqual(
      new Map([
        [`lot:${first.id}`, until],
        [`lot:${second.id}`, null],
      ]),
    );
  });

  it("keeps people apart and leaves out unknown ones", async () => {
    const [ana, ben] = [await person("driver"), await person("driver")];
    await saveSetting(ana, { notification_type: "review", email_enabled: false });
    const found = await preferencesOf([ana.id, ben.id, ben.id, newId()]);
    expect([...found.keys()].sort()).toEqual([ana.id, ben.id].sort());
    expect(Object.keys(found.get(ana.id)!.settings)).toEqual(["review"]);
    expect(found.get(ben.id)!.settings).toEqual({});
    expect(await preferencesOf([])).toEqual(new Map());
  });
});
