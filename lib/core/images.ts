import type { Sharp } from "sharp";
import { AppError, errors } from "./errors";
import { KeyedMutex } from "./keyed-mutex";
import { singleton } from "./singleton";

/** Those of a large photo; decoded it takes four bytes for each. */
const MAX_PIXELS = 50_000_000;
const MAX_SECONDS = 20;
const QUALITY = 78;
const PIXEL_LIMIT = /exceeds pixel limit/i;

interface Kind {
  /** As the library names what it found. */
  format: string;
  matches: (head: Buffer) => boolean;
}
const textAt = (head: Buffer, at: number, text: string) =>
  head.toString("latin1", at, at + text.length) === text;
const kinds: Kind[] = [
  { format: "jpeg", matches: (head) => textAt(head, 0, "\xff\xd8\xff") },
  { format: "png", matches: (head) => textAt(head, 0, "\x89PNG\r\n\x1a\n") },
  { format: "webp", matches: (head) => textAt(head, 0, "RIFF") && textAt(head, 8, "WEBP") },
];

export interface EncodedImage {
  bytes: Uint8Array;
  width: number;
  height: number;
}

/** One image at a time, so that a few large ones do not take the memory of everything else. */
const turns = singleton("images.turns", () => new KeyedMutex());

/**
 * Decodes an image and encodes it anew as WebP, once for each side: turned upright, without its
 * metadata, and no larger than a square of that side. Throws 422 `image_kind` for anything but
 * JPEG, PNG and WebP, by its content; `image_too_large`, `image_damaged`.
 */
export const encodeImage = (
  bytes: Uint8Array,
  sides: readonly number[],
): Promise<EncodedImage[]> => {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 16));
  const kind = kinds.find(({ matches }) => matches(head));
  if (!kind) return Promise.reject(wrongKind());
  return turns.run("image", async () => {
    try {
      const image = await decode(bytes, kind.format);
      const encoded: EncodedImage[] = [];
      for (const side of sides) encoded.push(await encode(image.clone(), side));
      return encoded;
    } catch (error) {
      throw refusalOf(error);
    }
  });
};

async function decode(bytes: Uint8Array, format: string): Promise<Sharp> {
  // It takes a tenth of a second to load, which no other request needs.
  const { default: sharp } = await import("sharp");
  sharp.concurrency(1);
  sharp.cache(false);
  const image = sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: "error" });
  const found = await image.metadata();
  if (found.format !== format) throw wrongKind();
  return image.autoOrient().flatten({ background: "#ffffff" });
}

async function encode(image: Sharp, side: number): Promise<EncodedImage> {
  const { data, info } = await image
    .resize({ width: side, height: side, fit: "inside", withoutEnlargement: true })
    .webp({ quality: QUALITY })
    .timeout({ seconds: MAX_SECONDS })
    .toBuffer({ resolveWithObject: true });
  return { bytes: data, width: info.width, height: info.height };
}

const wrongKind = () =>
  errors.refused("image_kind", "Choose a photo in the format JPEG, PNG or WebP.");

function refusalOf(error: unknown): AppError {
  if (error instanceof AppError) return error;
  return PIXEL_LIMIT.test(String(error))
    ? errors.refused("image_too_large", "The photo has more than 50 million pixels.")
    : errors.refused("image_damaged", "This photo is damaged and cannot be read.");
}
