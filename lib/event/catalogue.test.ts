import { describe, expect, it } from "vitest";
import { actionOf } from "./action";
import { catalogue, definitionOf, type EventType } from "./catalogue";
import { evaluate, type Audience, type Channel, type Copy, type EventDefinition } from "./event";
import { namesIn, render } from "./placeholders";
import { placeholderValuesOf } from "./placeholder-values";

type Facts = Record<string, unknown>;
const MAX_TITLE = 60;
const MAX_SENTENCE = 120;

const events = (Object.keys(catalogue) as EventType[]).map((name) => ({
  name,
  definition: definitionOf(name) as EventDefinition<Facts>,
}));
const copies = events.flatMap(({ name, definition }) =>
  (Object.entries(definition.to) as [Audience, Copy<Facts>][]).map(([audience, copy]) => ({
    name,
    audience,
    copy,
    definition,
  })),
);
/** Every text that is shown on a channel. Only e-mail and the panel show the detail. */
const texts = copies.flatMap(({ copy, definition, ...rest }) =>
  (Object.keys(evaluate(copy.channels, definition.sample)) as Channel[]).flatMap((channel) => {
    const shown = { title: copy.title, toast: copy.toast, detail: copy.detail };
    return Object.entries(shown)
      .filter(([part]) => part !== "detail" || ["in_app", "email"].includes(channel))
      .flatMap(([part, text]) =>
        text === undefined ? [] : [{ ...rest, definition, channel, part, text }],
      );
  }),
);

describe.each(events)("$name", ({ definition }) => {
  it("has a sample that its payload accepts unchanged", () =>
    expect(definition.payload.parse(definition.sample)).toEqual(definition.sample));

  it("has recipients", () => expect(Object.keys(definition.to)).not.toEqual([]));

  it("has keys that differ for another booking, payment or batch", () => {
    const renumber = (value: unknown) =>
      typeof value === "string" && /^[0-9a-f]{8}-/.test(value)
        ? value.replace("0192", "0193")
        : value;
    const other = Object.fromEntries(
      Object.entries(definition.sample).map(([fact, value]) => [fact, renumber(value)]),
    );
    expect(definition.dedupe(other)).not.toBe(definition.dedupe(definition.sample));
  });

  it("resolves only events that ask somebody, in the group that they have", () => {
    for (const { event, group } of definition.resolves ?? []) {
      const asked = definitionOf(event) as EventDefinition<Facts>;
      expect(Object.values(asked.to).some((copy) => copy.asks)).toBe(true);
      expect(group(definition.sample)).toBe(asked.group({ ...asked.sample, ...definition.sample }));
    }
  });
});

describe.each(copies)("$name for $audience", ({ audience, copy, definition }) => {
  it("names its recipients in the payload, unless it is for a role", () => {
    const { sample } = definition;
    if (audience === "recipient") expect(sample.recipients).toEqual([expect.any(String)]);
    if (audience === "driver" || audience === "owner")
      expect(sample[`${audience}_id`]).toEqual(expect.any(String));
  });

  it("is stored in the app, on any other channels too", () =>
    expect(evaluate(copy.channels, definition.sample)).toHaveProperty("in_app", 0));

  it("links to a page of the app", () => {
    const link = (copy.link ?? definition.link)(definition.sample);
    const hrefs = (copy.actions ?? []).flatMap((name) => {
      const { href } = actionOf(name);
      return href ? [href(definition.sample)] : [];
    });
    for (const path of [link, ...hrefs]) expect(path ?? "/").toMatch(/^\/(?!.*undefined)/);
  });
});

it.each(texts)(
  "$name for $audience by $channel: the $part has a value for each placeholder",
  ({ definition, text, part }) => {
    const reader = { id: "someone", timezone: "Asia/Manila" };
    const values = placeholderValuesOf(definition, definition.sample, reader, null);
    expect(namesIn(text).filter((name) => !(name in values))).toEqual([]);
    const shown = render(text, values);
    expect(shown.trim()).not.toBe("");
    expect(shown).not.toMatch(/[{}]|undefined|null|NaN/);
    if (part !== "detail")
      expect(shown.length).toBeLessThanOrEqual(part === "title" ? MAX_TITLE : MAX_SENTENCE);
  },
);

it("finds no event for a name of Object's own, or of an event that is gone", () => {
  expect(definitionOf("toString")).toBeUndefined();
  expect(definitionOf("slot_reassigned")).toBeUndefined();
});
