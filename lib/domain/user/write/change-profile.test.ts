import { describe, expect, it } from "vitest";
import { useTestDatabase } from "@/lib/testing/database";
import { hintsOf } from "@/lib/testing/hints";
import { person } from "@/lib/testing/people";
import { getProfile } from "../read";
import { changeProfile } from "./change-profile";

useTestDatabase();

describe("changeProfile", () => {
  it("changes the given fields, keeps the others and returns the whole profile", async () => {
    const ana = await person("driver", { phone_number: "+63 917 000 0000" });
    const before = await getProfile(ana);
    const change = { first_name: "Anna", timezone: "Europe/Berlin", avatar_url: "/ana.png" };
    expect(await changeProfile(ana, change)).toEqual({ ...before, ...change });
    expect(await getProfile(ana)).toEqual({ ...before, ...change });
  });

  it("clears a phone number with null", async () => {
    const ana = await person("driver", { phone_number: "+63 917 000 0000" });
    expect(await changeProfile(ana, { phone_number: null })).toMatchObject({ phone_number: null });
  });

  it("changes nothing without a field", async () => {
    const ana = await person("driver");
    const before = await getProfile(ana);
    expect(await changeProfile(ana, {})).toEqual(before);
  });

  it("T2: lets every node read the account again, so that the next page follows it", async () => {
    const ana = await person("driver");
    const hints = await hintsOf(() => changeProfile(ana, { timezone: "America/New_York" }));
    expect([...hints.revoked]).toEqual([ana.id]);
  });

  it("leaves the profiles of others alone", async () => {
    const [ana, ben] = [await person("driver"), await person("driver")];
    const before = await getProfile(ben);
    await changeProfile(ana, { first_name: "Anna" });
    expect(await getProfile(ben)).toEqual(before);
  });
});
