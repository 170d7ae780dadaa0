import { describe, expect, it } from "vitest";
import { newId } from "@/lib/core/id";
import { useTestDatabase } from "@/lib/testing/database";
import { person } from "@/lib/testing/people";
import { refusalOf } from "@/lib/testing/refusal";
import { getSetting } from "../read/settings";
import { changeSetting } from "./change-setting";

useTestDatabase();

describe("changeSetting", () => {
  it("S3.34: changes the given fields of the setting with this id", async () => {
    const ana = await person("driver");
    const before = await getSetting(ana, "payment");
    const changed = await changeSetting(ana, before.id, { digest: "daily" });
    expect(changed).toMatchObject({ id: before.id, notification_type: "payment", digest: "daily" });
    expect(await getSetting(ana, "payment")).toEqual(changed);
  });

  it("accepts the setting's own category in the body", async () => {
    const ana = await person("driver");
    const { id } = await getSetting(ana, "payment");
    const change = { notification_type: "payment", email_enabled: false } as const;
    expect(await changeSetting(ana, id, change)).toMatchObject(change);
  });

  it("refuses another category in the body", async () => {
    const ana = await person("driver");
    const { id } = await getSetting(ana, "payment");
    const change = { notification_type: "booking", email_enabled: false } as const;
    expect(await refusalOf(changeSetting(ana, id, change))).toMatchObject({
      status: 400,
      errors: { notification_type: [expect.any(String)] },
    });
    for (const category of ["payment", "booking"] as const)
      expect((await getSetting(ana, category)).email_enabled).toBe(true);
  });

  it("S2 H34: does not find the setting of another person", async () => {
    const [ana, ben] = [await person("driver"), await person("driver")];
    const before = await getSetting(ana, "payment");
    expect(await refusalOf(changeSetting(ben, before.id, { digest: "daily" }))).toMatchObject({
      status: 404,
    });
    expect(await getSetting(ana, "payment")).toEqual(before);
  });

  it("does not find an unknown id", async () => {
    const ana = await person("driver");
    expect(await refusalOf(changeSetting(ana, newId(), {}))).toMatchObject({ status: 404 });
  });
});
