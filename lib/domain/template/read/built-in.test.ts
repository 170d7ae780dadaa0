import { describe, expect, it } from "vitest";
import { catalogue } from "@/lib/event/catalogue";
import { builtInWords } from "../rules";
import { builtInTemplates, copyOf } from "./built-in";
import { checkWords } from "./preview";

describe("built-in templates", () => {
  it("exist for every event, except those whose words people write", () => {
    const written = Object.entries(catalogue)
      .filter(([, { to }]) => Object.keys(to).join() === "recipient")
      .map(([event]) => event);
    const events = [...new Set(builtInTemplates.map((one) => one.event))];
    expect(written).toContain("custom");
    expect([...events, ...written].sort()).toEqual(Object.keys(catalogue).sort());
  });

  it("have an id each", () => {
    expect(new Set(builtInTemplates.map((one) => one.id)).size).toBe(builtInTemplates.length);
  });

  it.each(builtInTemplates)("$event for $audience on $channel has no fault", (template) => {
    const words = builtInWords(template.copy, template.channel);
    const { filled, faults } = checkWords(template, words);
    expect(faults).toEqual({});
    expect(`${filled.subject} ${filled.body}`).not.toMatch(/[{}]/);
  });
});

describe("copyOf", () => {
  it.each([
    { event: "nonsense", audience: "driver" },
    { event: "toString", audience: "driver" },
    { event: "payment_verified", audience: "staff" },
  ] as const)("has nothing for $event and $audience", ({ event, audience }) => {
    expect(copyOf(event, audience)).toBeUndefined();
  });
});
