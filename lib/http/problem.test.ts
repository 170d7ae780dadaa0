import { expect, it } from "vitest";
import { z } from "zod";
import { AppError, errors } from "@/lib/core/errors";
import { parseGiven, problemDocument, problemOf } from "./problem";

const bodyOf = (error: AppError): unknown =>
  JSON.parse(problemDocument(error.problem, "/api/things/", "request-0001").body);

it("no further member of a problem replaces one that every problem has", () => {
  const replaced = { type: "x", title: "x", status: 200, detail: "x", code: "x", instance: "x" };
  const further = { ...replaced, request_id: "x", errors: "x", alternatives: [1] };
  expect(bodyOf(errors.conflict("slot_taken", "Taken.", further))).toEqual({
    type: "/problems/slot-taken",
    title: "Slot taken",
    status: 409,
    detail: "Taken.",
    code: "slot_taken",
    instance: "/api/things/",
    request_id: "request-0001",
    alternatives: [1],
  });
});

it("invalid input is refused by field; an invalid result is a server error", () => {
  const schema = z.strictObject({ name: z.string() });
  const problemFrom = (parse: () => unknown) => {
    try {
      return parse();
    } catch (error) {
      return problemOf(error);
    }
  };
  expect(problemFrom(() => parseGiven(schema, { name: 7 }))).toMatchObject({
    status: 400,
    errors: { name: ["A text is required."] },
  });
  expect(problemFrom(() => schema.parse({ name: 7 }))).toMatchObject({
    status: 500,
    code: "internal",
  });
});
