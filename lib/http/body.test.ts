import { describe, expect, it } from "vitest";
import { refusalOf } from "@/lib/testing/refusal";
import { MAX_BODY_BYTES, readBody, readLimited } from "./body";

const url = "http://localhost/api/things";
const json = { "content-type": "application/json" };

/** A request whose body comes in parts, without a length. */
function streamed(parts: Uint8Array[]) {
  let sent = 0;
  const body = new ReadableStream<Uint8Array>({
    pull: (controller) => {
      const part = parts[sent];
      if (!part) return controller.close();
      sent += 1;
      controller.enqueue(part);
    },
  });
  const init = { method: "POST", headers: json, body, duplex: "half" };
  return { request: new Request(url, init), parts: () => sent };
}

describe("a body without a length", () => {
  const part = new Uint8Array(1024).fill(32);

  it("may have the largest size", async () => {
    const { request } = streamed(Array<Uint8Array>(64).fill(part));
    expect(await readLimited(request)).toHaveLength(MAX_BODY_BYTES);
  });

  it("H09: is read no further than that", async () => {
    const { request, parts } = streamed(Array<Uint8Array>(10_000).fill(part));
    expect(await refusalOf(readLimited(request))).toMatchObject({ status: 413 });
    expect(parts()).toBeLessThan(70);
  });
});

it("a body whose length is too large is not read", async () => {
  const { request } = streamed([new Uint8Array(1)]);
  request.headers.set("content-length", String(MAX_BODY_BYTES + 1));
  expect(await refusalOf(readLimited(request))).toMatchObject({ status: 413 });
  expect(request.bodyUsed).toBe(false);
});

it.each([
  ["no body at all", undefined, {}],
  ["an empty one", "", json],
])("%s counts as no body", async (_, body, headers) =>
  expect(await readBody(new Request(url, { method: "POST", headers, body: body ?? null }))).toBe(
    undefined,
  ),
);

it("H15: bytes that are not UTF-8 are refused", async () => {
  const { request } = streamed([new Uint8Array([0x22, 0xc3, 0x28, 0x22])]);
  expect(await refusalOf(readBody(request))).toMatchObject({
    status: 400,
    code: "malformed_utf8",
  });
});

it("H06: a body without a content type is refused", async () => {
  const body = new TextEncoder().encode("{}");
  const request = new Request(url, { method: "POST", body });
  expect(await refusalOf(readBody(request))).toMatchObject({ status: 415 });
});
