import { describe, expect, it } from "vitest";
import { etagOf, namesEtag } from "./etag";

describe("an ETag", () => {
  const etag = etagOf('{"count":1}');

  it("is the same for the same body, and another for any other", () => {
    expect(etagOf('{"count":1}')).toBe(etag);
    expect(etagOf('{"count":2}')).not.toBe(etag);
    expect(etag).toMatch(/^W\/"[\w-]{43}"$/);
  });

  it.each<[string, string | null, boolean]>([
    ["nothing", null, false],
    ["an empty text", "", false],
    ["it", etag, true],
    ["it as a strong one", etag.slice(2), true],
    ["it among others", `"a", ${etag} ,W/"b"`, true],
    ["everything", "*", true],
    ["another", etagOf("{}"), false],
    ["it without quotes", etag.slice(3, -1), false],
  ])("is named by a header with %s: %#", (_, header, expected) =>
    expect(namesEtag(header, etag)).toBe(expected),
  );
});
