import { describe, expect, it } from "vitest";
import { newId } from "@/lib/core/id";
import { composeRequest } from "./schema";

const valid = { recipient: newId(), title: "Gate B", message: "Closed." };
const fieldsOf = (change: object) =>
  composeRequest
    .safeParse({ ...valid, ...change })
    .error?.issues.map((issue) => String(issue.path[0] ?? ""));

describe("composeRequest", () => {
  it("takes a title, a message and a recipient; the rest has defaults", () => {
    expect(composeRequest.parse(valid)).toMatchObject({
      event_type: "custom",
      level: "info",
      priority: "MEDIUM",
      channels: ["in_app"],
      scheduled_for: null,
      expires_at: null,
    });
  });

  it.each<[string, object, string]>([
    ["nobody to write to", { recipient: undefined }, "recipient"],
    ["an empty title", { title: " " }, "title"],
    ["a title of 61 characters", { title: "x".repeat(61) }, "title"],
    ["H82: a message of 2,001 characters", { message: "x".repeat(2001) }, "message"],
    ["H82: an override of the text's direction", { message: "a\u202eb" }, "message"],
    ["H82: invisible characters only", { message: "\u200b\u2060" }, "message"],
    ["data of more than 4 KiB", { data: { note: "x".repeat(4096) } }, "data"],
    ["B6: a member of data that is not known", { data: { from: "Parkmate" } }, "data"],
    ["B6: a structure in data", { data: { note: { a: 1 } } }, "data"],
    ["an event that people do not write", { event_type: "payment_verified" }, "event_type"],
    ["an unknown field", { price: 1 }, ""],
  ])("refuses %s", (_name, change, field) => {
    expect(fieldsOf(change)).toContain(field);
  });

  it.each([
    "https://evil.example",
    "javascript:alert(1)",
    "//evil.example",
    "/\\evil.example",
    "data:text/html,x",
    "/lots\u0000",
    7,
  ])("H81: refuses the link %j in data", (link) => {
    for (const name of ["link", "url", "href", "action_url"])
      expect(fieldsOf({ data: { [name]: link } }), name).toContain("data");
  });

  it("takes a path of this site as a link", () => {
    expect(fieldsOf({ data: { link: "/lots/1?from=a#b" } })).toBeUndefined();
  });
});
