import { describe, expect, it } from "vitest";
import { useTestDatabase } from "@/lib/testing/database";
import { person } from "@/lib/testing/people";
import { templateId } from "@/lib/testing/templates";
import { changeTemplate, resetTemplate } from "../write";
import { wordingOf } from "./wording";

useTestDatabase();

const event = "reservation_cancelled";
const id = templateId(event, "driver");
const builtIn = { subject: "Cancelled", body: "Your reservation at {lot} was cancelled" };
const inUse = async () => (await wordingOf([event]))(event, "driver", "in_app");

describe("wordingOf", () => {
  it("J5.8: gives the built-in words, or an admin's while they are active", async () => {
    const admin = await person("admin");
    expect(await inUse()).toEqual(builtIn);
    await changeTemplate(admin, id, { body_template: "{lot} is off" });
    expect(await inUse()).toEqual({ subject: "Cancelled", body: "{lot} is off" });
    await changeTemplate(admin, id, { is_active: false });
    expect(await inUse()).toEqual(builtIn);
    await changeTemplate(admin, id, { is_active: true });
    await resetTemplate(admin, id);
    expect(await inUse()).toEqual(builtIn);
  });

  it("keeps audiences and channels apart", async () => {
    await changeTemplate(await person("admin"), id, { body_template: "{lot} is off" });
    const wording = await wordingOf([event, event, "payment_verified"]);
    expect(wording(event, "owner", "in_app").body).not.toBe("{lot} is off");
    expect(wording(event, "driver", "email").body).not.toBe("{lot} is off");
    expect(wording("payment_verified", "driver", "in_app").body).toBe(
      "Your cash payment has been verified",
    );
  });
});
