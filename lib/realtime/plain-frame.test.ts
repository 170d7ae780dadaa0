import { describe, expect, it } from "vitest";
import { AppError } from "@/lib/core/errors";
import { readFrame } from "./plain-frame";

const read = (text: string, isBinary = false) => readFrame(Buffer.from(text), isBinary);

describe("readFrame", () => {
  it.each([
    ["an acknowledgement by text", '{"type":"ping","ack":"a1","timestamp":7}', "a1"],
    ["an acknowledgement by number", '{"type":"ping","ack":3,"timestamp":7}', 3],
    ["no acknowledgement", '{"type":"ping","timestamp":7}', undefined],
  ])("reads a message that wants %s", (_name, text, ack) => {
    expect(read(text)).toEqual({ incoming: { event: "ping", payload: { timestamp: 7 } }, ack });
  });

  it.each([
    ["text that is no JSON", "{", "malformed_json"],
    ["no object", "[1]", "invalid"],
    ["no type", "{}", "invalid"],
    ["a type that is no text", '{"type":1}', "invalid"],
    ["a type that is too long", `{"type":"${"x".repeat(51)}"}`, "invalid"],
    ["an acknowledgement that is too long", `{"type":"a","ack":"${"x".repeat(65)}"}`, "invalid"],
    ["a key that would reach the prototype", '{"type":"a","__proto__":{}}', "forbidden_key"],
  ])("answers %s with an error", (_name, text, code) => {
    const { incoming } = read(text);
    expect(incoming).toBeInstanceOf(AppError);
    expect((incoming as AppError).problem).toMatchObject({ status: 400, code });
  });

  it("answers binary data with an error", () => {
    expect((read('{"type":"ping"}', true).incoming as AppError).problem.code).toBe("not_text");
  });
});
