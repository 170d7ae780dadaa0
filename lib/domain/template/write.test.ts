import { describe, expect, it } from "vitest";
import { db } from "@/lib/core/db";
import { newId } from "@/lib/core/id";
import { auditRows } from "@/lib/testing/audit";
import { setClock, useTestDatabase } from "@/lib/testing/database";
import { person } from "@/lib/testing/people";
import { refusalOf } from "@/lib/testing/refusal";
import { templateId } from "@/lib/testing/templates";
import { getTemplate } from "./read/templates";
import { templateChange, type TemplateChange } from "./schema";
import { notificationTemplates, templateVersions } from "./table";
import { changeTemplate, resetTemplate } from "./write";

useTestDatabase();

const id = templateId("reservation_cancelled", "driver");
const BUILT_IN = {
  subject_template: "Cancelled",
  body_template: "Your reservation at {lot} was cancelled",
};
const OWN = "{lot}: your slot {slot} was given up";

describe("changeTemplate", () => {
  it("J5.8 S3.73: stores the words as a version with its author", async () => {
    setClock("2026-06-01T12:00:00Z");
    const admin = await person("admin");
    const changed = await changeTemplate(admin, id, { body_template: OWN });
    expect(changed).toMatchObject({ ...BUILT_IN, body_template: OWN, version: 2, is_active: true });
    expect(changed.versions).toEqual([
      {
        ...BUILT_IN,
        body_template: OWN,
        version: 2,
        is_active: true,
        by: admin.name,
        created_at: expect.stringContaining("2026-06-01T12:00"),
      },
    ]);
    expect(await getTemplate(id)).toEqual(changed);
  });

  it("keeps what an earlier change said", async () => {
    const admin = await person("admin");
    await changeTemplate(admin, id, { body_template: OWN });
    await changeTemplate(admin, id, { subject_template: "Given up" });
    const { versions, ...template } = await changeTemplate(admin, id, { is_active: false });
    expect(template).toMatchObject({
      subject_template: "Given up",
      body_template: OWN,
      is_active: false,
      version: 4,
    });
    expect(versions!.map((one) => [one.version, one.subject_template, one.is_active])).toEqual([
      [4, "Given up", false],
      [3, "Given up", true],
      [2, "Cancelled", true],
    ]);
  });

  it("refuses a change that began from an earlier version, and names the present one", async () => {
    const admin = await person("admin");
    await changeTemplate(admin, id, { body_template: OWN, if_version: 1 });
    const late = changeTemplate(admin, id, { subject_template: "Given up", if_version: 1 });
    expect(await refusalOf(late)).toMatchObject({
      status: 409,
      code: "template_changed",
      extra: { version: 2 },
    });
    expect(await getTemplate(id)).toMatchObject({ ...BUILT_IN, body_template: OWN, version: 2 });
    const again = changeTemplate(admin, id, { body_template: OWN, if_version: 1 });
    expect(await again, "a repeated request").toMatchObject({ version: 2 });
  });

  it("S28: records the change in the audit log", async () => {
    const admin = await person("admin");
    await changeTemplate(admin, id, { body_template: OWN });
    expect(await auditRows()).toMatchObject([
      {
        actor_id: admin.id,
        action: "template.change",
        target_type: "template",
        target_id: id,
        detail: { event: "reservation_cancelled", channel: "in_app", version: 2 },
        before: { body_template: BUILT_IN.body_template },
        after: { body_template: OWN },
      },
    ]);
  });

  it.each<{ name: string; change: TemplateChange }>([
    { name: "without a field", change: {} },
    { name: "with the words in use", change: { ...BUILT_IN, is_active: true } },
  ])("makes no version $name", async ({ change }) => {
    const template = await changeTemplate(await person("admin"), id, change);
    expect(template).toMatchObject({ ...BUILT_IN, version: 1, versions: [] });
    expect(await auditRows()).toEqual([]);
  });
});

describe("changeTemplate, for words that cannot be used and for other templates", () => {
  it.each([
    {
      name: "an unknown variable",
      change: { body_template: "{lot} is gone, {nonsense}" },
      errors: { body_template: ["There is no variable {nonsense}."] },
    },
    {
      name: "a title that is too long",
      change: { subject_template: "x".repeat(61) },
      errors: { subject_template: ["Too long: 61 characters with sample data, at most 60."] },
    },
    {
      name: "faults in both texts",
      change: { subject_template: "Cancelled {", body_template: "y".repeat(121) },
      errors: {
        subject_template: ["A brace is not part of a {variable}: close or remove it."],
        body_template: ["Too long: 121 characters with sample data, at most 120."],
      },
    },
  ])("J5.8: refuses $name and stores nothing", async ({ change, errors }) => {
    const admin = await person("admin");
    expect(await refusalOf(changeTemplate(admin, id, change))).toMatchObject({
      status: 400,
      code: "invalid",
      title: "The words cannot be used",
      errors,
    });
    expect(await db().select().from(templateVersions)).toEqual([]);
    expect(await db().select().from(notificationTemplates)).toEqual([]);
    expect(await auditRows()).toEqual([]);
  });

  it("changes only this audience and this channel", async () => {
    await changeTemplate(await person("admin"), id, { body_template: OWN });
    for (const other of [
      templateId("reservation_cancelled", "owner"),
      templateId("reservation_cancelled", "driver", "email"),
    ])
      expect((await getTemplate(other)).version).toBe(1);
  });

  it("does not find an unknown id", async () => {
    const admin = await person("admin");
    expect(await refusalOf(changeTemplate(admin, newId(), {}))).toMatchObject({ status: 404 });
  });

  it.each([
    { subject_template: " " },
    { body_template: "" },
    { subject_template: "x".repeat(201) },
    { body_template: "x".repeat(2001) },
    { variables: [] },
  ])("the contract refuses %j", (change) => {
    expect(templateChange.safeParse(change).success).toBe(false);
  });
});

describe("resetTemplate", () => {
  it("J5.8: returns to the built-in text, as a new version", async () => {
    const admin = await person("admin");
    await changeTemplate(admin, id, { body_template: OWN, is_active: false });
    const reset = await resetTemplate(admin, id);
    expect(reset).toMatchObject({ ...BUILT_IN, is_active: true, version: 3 });
    expect(reset.versions!.map((one) => [one.version, one.body_template])).toEqual([
      [3, BUILT_IN.body_template],
      [2, OWN],
    ]);
    expect((await auditRows()).map((row) => row.detail.version)).toEqual([2, 3]);
  });

  it("follows the catalogue afterwards, instead of a copy of its words", async () => {
    await resetTemplate(await person("admin"), id);
    expect(await db().select().from(notificationTemplates)).toMatchObject([
      { subject_template: null, body_template: null },
    ]);
  });

  it("does not find an unknown id", async () => {
    const admin = await person("admin");
    expect(await refusalOf(resetTemplate(admin, newId()))).toMatchObject({ status: 404 });
  });
});
