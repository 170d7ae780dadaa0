import { describe, expect, it, vi } from "vitest";
import { ApiError } from "@/lib/http/client";
import { formMessage, rootMessage, showErrors } from "./form-errors";

const refusal = (errors?: Record<string, string[]>) =>
  new ApiError({
    title: "Invalid",
    status: 400,
    code: "invalid",
    detail: "Some fields are invalid.",
    ...(errors && { errors }),
  });
const root = (message: string) => ["root", { message }];

it.each([
  ["next to its field", { email: ["Is taken."] }, [["email", { message: "Is taken." }]]],
  ["once a field", { email: ["Is taken.", "x"] }, [["email", { message: "Is taken." }]]],
  [
    "for the whole form when no field shows it",
    { role: ["Is unknown."] },
    [root("Role: Is unknown.")],
  ],
  [
    "at both places when only some have a field",
    { email: ["Is taken."], phone_number: ["Is wrong."] },
    [["email", { message: "Is taken." }], root("Phone number: Is wrong.")],
  ],
  ["for the whole form when it has no field", undefined, [root("Some fields are invalid.")]],
  ["for the whole form when it names none", {}, [root("Some fields are invalid.")]],
])("shows an error %s", (_, errors, expected) => {
  const setError = vi.fn();
  showErrors(refusal(errors), setError, ["email", "password"]);
  expect(setError.mock.calls).toEqual(expected);
});

describe("F1: the message of a form", () => {
  it("is absent without a refusal, and when fields show all of it", () => {
    expect(formMessage(null, [])).toBeUndefined();
    expect(formMessage(refusal({ email: ["Is taken."] }).problem, ["email"])).toBeUndefined();
  });

  it("says what is wrong with the whole input without a name", () => {
    expect(formMessage(refusal({ "": ["Is too long."] }).problem, [])).toBe("Is too long.");
  });

  it("contains what the browser's check finds in a field that is not shown", () => {
    const avatar_url = { type: "custom", message: "Required" };
    expect(rootMessage({ avatar_url }, ["first_name"])).toBe("Avatar url: Required");
    expect(rootMessage({ first_name: { type: "x", message: "No." } }, ["first_name"])).toBe(
      undefined,
    );
  });
});
