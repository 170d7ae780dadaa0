import { expect, it } from "vitest";
import { FolderInUse } from "@/lib/core/db/embedded-lock";
import { parseEnv } from "@/lib/core/env";
import { startFailureOf } from "./start-failure";

it("a faulty setting ends with one line that names it, and code 78", () => {
  let failure: unknown;
  try {
    parseEnv({ MAX_OPEN_BOOKINGS: "abc" });
  } catch (error) {
    failure = error;
  }
  expect(startFailureOf(failure)).toEqual({
    line: "Parkmate does not start: MAX_OPEN_BOOKINGS must be a number",
    exitCode: 78,
    isExplained: true,
  });
});

it.each([
  ["a folder in use says by whom, without a stack", new FolderInUse("in use by 7"), true],
  ["any other error is logged with its stack", new Error("no database"), false],
  ["so is something that is no error", "no database", false],
])("%s", (_, error, isExplained) =>
  expect(startFailureOf(error)).toMatchObject({ exitCode: 1, isExplained }),
);
