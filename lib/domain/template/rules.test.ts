import { describe, expect, it } from "vitest";
import { builtInWords, faultsOf, effectiveWords } from "./rules";

const copy = { title: "Paid", toast: "You paid {amount}", channels: { in_app: 0 } };

describe("builtInWords", () => {
  it("adds the detail to e-mails only", () => {
    const detailed = { ...copy, detail: "Thank you." };
    expect(builtInWords(detailed, "email").body).toBe("You paid {amount}\nThank you.");
    expect(builtInWords(detailed, "push")).toEqual({ subject: "Paid", body: "You paid {amount}" });
    expect(builtInWords(copy, "email").body).toBe("You paid {amount}");
  });
});

it("gives an e-mail a subject of its own, where the copy has one", () => {
  const named = { ...copy, subject: "Paid: {amount}" };
  expect(builtInWords(named, "email").subject).toBe("Paid: {amount}");
  expect(builtInWords(named, "in_app").subject).toBe("Paid");
});

describe("storedWords", () => {
  it.each([
    { stored: undefined, expected: { subject: "Paid", body: "You paid {amount}" } },
    {
      stored: { subject_template: null, body_template: null },
      expected: { subject: "Paid", body: "You paid {amount}" },
    },
    {
      stored: { subject_template: "Thanks", body_template: null },
      expected: { subject: "Thanks", body: "You paid {amount}" },
    },
  ])("of $stored are $expected", ({ stored, expected }) => {
    expect(effectiveWords(copy, "in_app", stored)).toEqual(expected);
  });
});

describe("faultsOf", () => {
  const faults = (subject: string, body: string, channel: "in_app" | "email" = "in_app") =>
    faultsOf({ subject, body }, { subject, body }, ["lot", "slot"], channel);
  const TITLE = "x".repeat(60);
  const TOAST = "y".repeat(120);

  it.each([
    { name: "known variables", subject: "{lot}", body: "{slot} in {lot}" },
    { name: "the longest lines", subject: TITLE, body: TOAST },
  ])("accepts $name", ({ subject, body }) => expect(faults(subject, body)).toEqual({}));

  it("measures the filled words, not the template", () => {
    const words = { subject: "{lot}", body: "{lot}" };
    const filled = { subject: `${TITLE}x`, body: TOAST };
    expect(faultsOf(words, filled, ["lot"], "in_app")).toEqual({
      subject_template: ["Too long: 61 characters with sample data, at most 60."],
    });
  });

  it("lets the body of an e-mail be longer than a toast, but not its subject", () => {
    expect(faults("Hello", `${TOAST}y`, "email")).toEqual({});
    expect(faults("Hello", `${TOAST}y`)).toHaveProperty("body_template");
    expect(faults(`${TITLE}x`, "Hello", "email")).toEqual({});
    expect(faults("x".repeat(101), "Hello", "email")).toHaveProperty("subject_template");
  });

  it.each(["{lot", "lot}", "{lot }", "{}", "{{lot}}"])("finds the stray brace in %s", (text) => {
    expect(faults("Hello", text)).toEqual({
      body_template: ["A brace is not part of a {variable}: close or remove it."],
    });
  });

  it("names every unknown variable", () => {
    expect(faults("{colour}", "{lot} {size} {shape}")).toEqual({
      subject_template: ["There is no variable {colour}."],
      body_template: ["There is no variable {size}.", "There is no variable {shape}."],
    });
  });
});
