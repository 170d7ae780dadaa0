import { describe, expect, it } from "vitest";
import { newId } from "@/lib/core/id";
import { useTestDatabase } from "@/lib/testing/database";
import { person } from "@/lib/testing/people";
import { refusalOf } from "@/lib/testing/refusal";
import { templateId } from "@/lib/testing/templates";
import { changeTemplate } from "../write";
import { preview } from "./preview";
import { getTemplate } from "./templates";

useTestDatabase();

const id = templateId("reservation_cancelled", "driver");
const BODY = "Your reservation at Parking Lot A was cancelled";

describe("preview", () => {
  it("J5.8: fills the saved words with sample facts", async () => {
    expect(await preview(id)).toEqual({
      subject: "Cancelled",
      body: BODY,
      toast: BODY,
      errors: [],
    });
  });

  it("shows a draft with its faults and saves nothing", async () => {
    const draft = { subject_template: "Over {", body_template: "Gone: {lot}, {nonsense}" };
    expect(await preview(id, draft)).toEqual({
      subject: "Over {",
      body: "Gone: Parking Lot A, {nonsense}",
      toast: "Gone: Parking Lot A, {nonsense}",
      errors: [
        "A brace is not part of a {variable}: close or remove it.",
        "There is no variable {nonsense}.",
      ],
    });
    expect((await getTemplate(id)).version).toBe(1);
  });

  it("starts from an admin's words where they were changed", async () => {
    await changeTemplate(await person("admin"), id, { body_template: "{lot} is off" });
    expect(await preview(id, { subject_template: "Off" })).toMatchObject({
      subject: "Off",
      body: "Parking Lot A is off",
    });
  });

  it("shows the toast of an e-mail as the built-in one", async () => {
    const email = templateId("reservation_cancelled", "driver", "email");
    expect(await preview(email, { body_template: "A long letter." })).toMatchObject({
      body: "A long letter.",
      toast: BODY,
    });
  });

  it("replaces facts, or variables by their own names, and ignores others", async () => {
    const body_template = "{lot} {slot}";
    const facts = { lot_name: "Lot Z" };
    expect((await preview(id, { body_template, data: facts })).body).toMatch(/^Lot Z /);
    const data = { lot: "Lot Y", slot: 7, nobody: "x" };
    expect((await preview(id, { body_template, data })).body).toBe("Lot Y 7");
  });

  it.each([{ timezone: "nope" }, { currency: "X" }, { start_time: "bad" }, { amount: [] }])(
    "refuses facts that the event cannot have: %j",
    async (data) => {
      expect(await refusalOf(preview(id, { data }))).toMatchObject({
        status: 400,
        errors: { data: [expect.any(String)] },
      });
    },
  );

  it("does not find an unknown id", async () => {
    expect(await refusalOf(preview(newId()))).toMatchObject({ status: 404 });
  });
});
