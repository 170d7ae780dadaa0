import { describe, expect, it } from "vitest";
import { newId } from "@/lib/core/id";
import { useTestDatabase } from "@/lib/testing/database";
import { person } from "@/lib/testing/people";
import { refusalOf } from "@/lib/testing/refusal";
import { templateId } from "@/lib/testing/templates";
import type { Template } from "../schema";
import { changeTemplate } from "../write";
import { builtInTemplates } from "./built-in";
import { getTemplate, listTemplates } from "./templates";

useTestDatabase();

const id = templateId("payment_verified", "driver");
type TemplatesQuery = Parameters<typeof listTemplates>[0];

describe("listTemplates", () => {
  it("S3.37: lists the template of every event for each audience and channel", async () => {
    const { count, results } = await listTemplates({ page_size: 100 });
    expect(count).toBe(builtInTemplates.length);
    expect(results.map((one) => one.id)).toEqual(builtInTemplates.map((one) => one.id));
  });

  it.each<{ query: TemplatesQuery; matches: (row: Template) => boolean }>([
    {
      query: { event_type: "payment_verified" },
      matches: (row) => row.event_type === "payment_verified",
    },
    {
      query: { notification_type: "payment" },
      matches: (row) => row.notification_type === "payment",
    },
    { query: { delivery_channel: "email" }, matches: (row) => row.delivery_channel === "email" },
    { query: { is_active: false }, matches: (row) => row.id === id },
    { query: { is_active: true }, matches: (row) => row.id !== id },
  ])("filters by $query", async ({ query, matches }) => {
    await changeTemplate(await person("admin"), id, { is_active: false });
    const all = (await listTemplates({ page_size: 100 })).results;
    const { count, results } = await listTemplates({ ...query, page_size: 100 });
    expect(results).toEqual(all.filter(matches));
    expect(count).toBe(results.length);
    expect(count).toBeGreaterThan(0);
  });
});

describe("getTemplate", () => {
  it("S3.38: shows the built-in words while nobody has changed them", async () => {
    expect(await getTemplate(id)).toEqual({
      id,
      name: "Payment verified · Driver",
      event_type: "payment_verified",
      notification_type: "payment",
      audience: "driver",
      delivery_channel: "in_app",
      subject_template: "Payment verified",
      body_template: "Your cash payment has been verified",
      is_active: true,
      version: 1,
      variables: expect.arrayContaining(["amount", "lot", "slot"]),
      versions: [],
      created_at: "2026-01-01T00:00:00.000Z",
      updated_at: "2026-01-01T00:00:00.000Z",
    });
  });

  it("names a template after its event where the title has a variable", async () => {
    const { name } = await getTemplate(templateId("new_reservation", "driver"));
    expect(name).toBe("New reservation · Driver");
  });

  it("does not find an unknown id", async () => {
    expect(await refusalOf(getTemplate(newId()))).toMatchObject({ status: 404 });
  });
});
