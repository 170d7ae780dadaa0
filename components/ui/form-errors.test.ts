import { expect, it, vi } from "vitest";
import { ApiError } from "@/lib/http/client";
import { showErrors } from "./form-errors";

const refusal = (errors?: Record<string, string[]>) =>
  new ApiError({
    title: "Invalid",
    status: 400,
    code: "invalid",
    detail: "Some fields are invalid.",
    ...(errors && { errors }),
  });

it.each([
  ["next to its field", { email: ["Is taken."] }, [["email", { message: "Is taken." }]]],
  ["once a field", { email: ["Is taken.", "x"] }, [["email", { message: "Is taken." }]]],
  [
    "for the whole form when its field is not in the form",
    { role: ["Is unknown."] },
    [["root", { message: "Some fields are invalid." }]],
  ],
  [
    "for the whole form when it has no field",
    undefined,
    [["root", { message: "Some fields are invalid." }]],
  ],
])("shows an error %s", (_, errors, expected) => {
  const setError = vi.fn();
  showErrors(refusal(errors), setError, ["email", "password"]);
  expect(setError.mock.calls).toEqual(expected);
});
