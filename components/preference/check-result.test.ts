import { expect, it } from "vitest";
import { parseResult } from "./check-result";

it("reads a stored result", () => {
  const stored = '{"sound":"works","connection_ms":84}';
  expect(parseResult(stored)).toEqual({ sound: "works", connection_ms: 84 });
});

it.each([[null], [""], ["no json"], ['{"sound":"loud"}'], ["[]"], ["7"]])(
  "starts afresh from the unreadable %j",
  (raw) => {
    expect(parseResult(raw)).toEqual({});
  },
);
