import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { jpeg, picture } from "@/lib/testing/photos";
import { refusalOf } from "@/lib/testing/refusal";
import { encodeImage } from "./images";

const GPS = { IFD3: { GPSLatitudeRef: "N", GPSLatitude: "7/1 4/1 0/1" } };
const one = async (bytes: Uint8Array, side = 480) => (await encodeImage(bytes, [side]))[0]!;

describe("a photo that is encoded anew", () => {
  it.each([
    ["JPEG", () => picture().jpeg().toBuffer()],
    ["PNG", () => picture().png().toBuffer()],
    ["WebP", () => picture().webp().toBuffer()],
  ])("is WebP: %s", async (_, make) => {
    const { bytes } = await one(await make());
    expect((await sharp(bytes).metadata()).format).toBe("webp");
  });

  it("has each of the sizes, and is never enlarged", async () => {
    const sizes = await encodeImage(await jpeg(1000, 500), [480, 1280]);
    expect(sizes.map(({ width, height }) => [width, height])).toEqual([
      [480, 240],
      [1000, 500],
    ]);
  });

  it("S36 H11: has no metadata, neither place nor device nor time", async () => {
    const exif = { ...GPS, IFD0: { Model: "Phone 7" } };
    const given = await picture().withExif(exif).jpeg().toBuffer();
    expect((await sharp(given).metadata()).exif).toBeDefined();
    const { bytes } = await one(given);
    const metadata = await sharp(bytes).metadata();
    expect([metadata.exif, metadata.xmp, metadata.iptc, metadata.icc]).toEqual(
      Array(4).fill(undefined),
    );
    expect(Buffer.from(bytes).includes("Phone 7")).toBe(false);
  });

  it("stands upright, as its orientation says", async () => {
    const turned = await picture(600, 400).withMetadata({ orientation: 6 }).jpeg().toBuffer();
    expect(await one(turned)).toMatchObject({ width: 320, height: 480 });
  });
});

describe("what is refused", () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
  it.each([
    ["an SVG with a script", Buffer.from(svg)],
    ["a page", Buffer.from("<!doctype html><script>alert(1)</script>")],
    ["text", Buffer.from("hello")],
    ["one byte", Buffer.from([0xff])],
  ])("%s is no photo", async (_, bytes) =>
    expect(await refusalOf(one(bytes))).toMatchObject({ status: 422, code: "image_kind" }),
  );

  it.each([
    ["GIF", () => picture(8, 8).gif().toBuffer()],
    ["TIFF", () => picture(8, 8).tiff().toBuffer()],
    ["AVIF, whose decoders had holes", () => picture(64, 48).avif({ effort: 0 }).toBuffer()],
  ])("a picture of another kind: %s", async (_, make) =>
    expect(await refusalOf(one(await make()))).toMatchObject({ code: "image_kind" }),
  );

  it.each([
    ["cut off", async () => (await jpeg(900, 900)).subarray(0, 2000)],
    ["only a head", () => Promise.resolve(Buffer.from("\x89PNG\r\n\x1a\n and nothing", "latin1"))],
    ["an SVG behind a head", () => Promise.resolve(Buffer.from(`\xff\xd8\xff${svg}`, "latin1"))],
  ])("a damaged one: %s", async (_, make) =>
    expect(await refusalOf(one(await make()))).toMatchObject({
      status: 422,
      code: "image_damaged",
    }),
  );

  it("a small file with very many pixels", async () => {
    const bomb = await picture(10_000, 6_000).png({ compressionLevel: 9 }).toBuffer();
    expect(bomb.length).toBeLessThan(1_000_000);
    expect(await refusalOf(one(bomb))).toMatchObject({ status: 422, code: "image_too_large" });
  });
});
