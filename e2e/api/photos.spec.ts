import type { ApiResponse, Client } from "../fixtures/client";
import type { Json } from "../fixtures/json";
import { jpegWithPlace, metadataOf, pixelBomb } from "../fixtures/pictures";
import { expectProblem } from "../fixtures/problem";
import { expect, test } from "../fixtures/test";

const place = { address: "Corner 1", city: "Davao", latitude: 7.1, longitude: 125.6 };
const jpeg = { "Content-Type": "image/jpeg" };
const UNKNOWN = "01920000-0000-7000-8000-00000000abcd";

async function openLot(owner: Client, name: string): Promise<Json> {
  return (await owner.post("/api/lots/", { name, ...place, hourly_rate: "20.00" })).body;
}
const add = (
  person: Client,
  lot: Json,
  body: unknown,
  headers: Record<string, string> = jpeg,
): Promise<ApiResponse> => person.post(`/api/lots/${lot.id}/photos/`, body, headers);
const photosOf = async (person: Client, lot: Json): Promise<Json[]> =>
  (await person.get(`/api/lots/${lot.id}/`)).body.photos;

test("an owner adds photos, orders, describes and deletes them; a guest sees them", async ({
  as,
  server,
}) => {
  const owner = await as("owner");
  const lot = await openLot(owner, "Photo Lot");
  expect(lot.photos).toEqual([]);
  const [first, second] = [
    (await add(owner, lot, await jpegWithPlace(1600, 800))).body,
    (await add(owner, lot, await jpegWithPlace(300, 400))).body,
  ];
  expect([first.width, first.height, second.width, second.height]).toEqual([1280, 640, 300, 400]);
  const own = `/api/lots/${lot.id}/photos/`;
  const change = { position: 1, description: "The gate" };
  const changed = await owner.send("PATCH", `${own}${second.id}/`, change);
  expect(changed).toMatchObject({ status: 200, body: { description: "The gate" } });
  expect(await photosOf(owner, lot)).toEqual([{ ...second, description: "The gate" }, first]);
  const [found] = (await server.guest.get("/api/lots/?q=Photo%20Lot")).body.results;
  expect(found.photos.map((photo: Json) => photo.id)).toEqual([second.id, first.id]);
  expect((await owner.send("DELETE", `${own}${second.id}/`)).status).toBe(204);
  expect(await photosOf(owner, lot)).toEqual([first]);
  expect((await server.guest.get(second.url)).status).toBe(404);
  await owner.send("DELETE", `/api/lots/${lot.id}/`);
  expect((await server.guest.get(first.url)).status).toBe(404);
});

test("H11: a photo is served as WebP in two sizes, without the place where it was taken", async ({
  as,
  server,
}) => {
  const owner = await as("owner");
  const lot = await openLot(owner, "Private Lot");
  const sent = await jpegWithPlace(1600, 800);
  expect((await metadataOf(sent)).exif).toBeDefined();
  const { body: photo } = await add(owner, lot, sent);
  for (const [url, width] of [
    [photo.small_url, 480],
    [photo.url, 1280],
  ]) {
    const answer = await fetch(server.url + url, {
      headers: { Authorization: `Bearer ${owner.access}` },
    });
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      "content-type": "image/webp",
      "cache-control": "public, max-age=31536000, immutable",
      "content-security-policy": "default-src 'none'; sandbox",
      "x-content-type-options": "nosniff",
    });
    expect(answer.headers.get("parkmate-user"), "caches may share it").toBeNull();
    const metadata = await metadataOf(new Uint8Array(await answer.arrayBuffer()));
    expect(metadata).toMatchObject({ format: "webp", width });
    expect([metadata.exif, metadata.xmp, metadata.icc]).toEqual([undefined, undefined, undefined]);
  }
  await owner.send("DELETE", `/api/lots/${lot.id}/`);
});

const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
for (const [name, body, headers, status, code] of [
  ["an SVG with a script", svg, { "Content-Type": "image/svg+xml" }, 415, "unsupported_media_type"],
  ["an SVG that is called a JPEG", svg, jpeg, 422, "image_kind"],
  ["a page that is called a PNG", "<!doctype html>", { "Content-Type": "image/png" }, 422, ""],
  ["a GIF that is called a WebP", "GIF89a...", { "Content-Type": "image/webp" }, 422, "image_kind"],
  ["JSON", { photo: "x" }, { "Content-Type": "application/json" }, 415, "unsupported_media_type"],
  ["a form", "--x--", { "Content-Type": "multipart/form-data; boundary=x" }, 415, ""],
  ["what is compressed", "x", { ...jpeg, "Content-Encoding": "gzip" }, 415, ""],
  ["nothing", "", jpeg, 400, "empty_body"],
] as const)
  test(`H02: ${name} is refused as a photo with ${status}`, async ({ as }) => {
    const owner = await as("owner");
    const lot = await owner.lot("Parking Lot A");
    expectProblem(await add(owner, lot, body, headers), status, code || undefined);
    expect(await photosOf(owner, lot)).toEqual(lot.photos);
  });

test("H05: a photo of 11 MB gets 413", async ({ as }) => {
  const owner = await as("owner");
  const lot = await owner.lot("Parking Lot A");
  const answer = await add(owner, lot, new Uint8Array(11 * 1024 * 1024));
  expectProblem(answer, 413, "too_large");
  expect(answer.body.detail).toBe("The request body is larger than 10 MiB.");
  const json = await owner.send("PATCH", `/api/lots/${lot.id}/`, "x".repeat(65_537));
  expectProblem(json, 413, "too_large");
});

test("H08: a damaged photo and one of very many pixels are refused", async ({ as }) => {
  const owner = await as("owner");
  const lot = await owner.lot("Parking Lot A");
  const whole = await jpegWithPlace(900, 900);
  expectProblem(await add(owner, lot, whole.slice(0, 900)), 422, "image_damaged");
  expectProblem(
    await add(owner, lot, await pixelBomb(), { "Content-Type": "image/png" }),
    422,
    "image_too_large",
  );
});

test("H14: a lot has at most eight photos", async ({ as }) => {
  const owner = await as("owner");
  const lot = await openLot(owner, "Full Lot");
  const photo = await jpegWithPlace(40, 30);
  for (let count = 0; count < 8; count += 1)
    expect((await add(owner, lot, photo)).status).toBe(201);
  expectProblem(await add(owner, lot, photo), 409, "too_many_photos");
  await owner.send("DELETE", `/api/lots/${lot.id}/`);
});

test("H36: photos of another owner's lot read like none, and drivers may not add any", async ({
  as,
}) => {
  const [owner, other, driver] = [await as("owner"), await as("harbour"), await as("driver")];
  const lot = await openLot(owner, "Own Lot");
  const photo = await jpegWithPlace(40, 30);
  const { id } = (await add(owner, lot, photo)).body;
  const path = `/api/lots/${lot.id}/photos/${id}/`;
  expectProblem(await add(other, lot, photo), 404, "not_found");
  expectProblem(await other.send("PATCH", path, { position: 1 }), 404, "not_found");
  expectProblem(await other.send("DELETE", path), 404, "not_found");
  expectProblem(await add(driver, lot, photo), 403);
  expectProblem(await driver.send("DELETE", path), 403);
  expect(await photosOf(owner, lot)).toHaveLength(1);
  await owner.send("DELETE", `/api/lots/${lot.id}/`);
});

test("H42: no name and no address of a photo leads to another file", async ({ as, server }) => {
  const owner = await as("owner");
  const lot = await openLot(owner, "Path Lot");
  const named = { ...jpeg, "Content-Disposition": 'attachment; filename="../../etc/passwd"' };
  const { body: photo } = await add(owner, lot, await jpegWithPlace(40, 30), named);
  expect(photo.url).toBe(`/api/lots/${lot.id}/photos/${photo.id}/large/`);
  const base = `/api/lots/${lot.id}/photos`;
  for (const path of [
    `${base}/..%2F..%2Fetc%2Fpasswd/large/`,
    `${base}/${photo.id}/..%2Flarge/`,
    `${base}/${photo.id}/huge/`,
    `${base}/${UNKNOWN}/small/`,
    `/api/lots/${UNKNOWN}/photos/${photo.id}/small/`,
  ])
    expectProblem(await server.guest.get(path), 404, "not_found");
  await owner.send("DELETE", `/api/lots/${lot.id}/`);
});

test("a place or a description that is out of bounds is refused", async ({ as }) => {
  const owner = await as("owner");
  const lot = await openLot(owner, "Bounds Lot");
  const { id } = (await add(owner, lot, await jpegWithPlace(40, 30))).body;
  for (const body of [
    { position: 0 },
    { position: 9 },
    { description: "x".repeat(161) },
    { width: 1 },
  ])
    expectProblem(await owner.send("PATCH", `/api/lots/${lot.id}/photos/${id}/`, body), 400);
  await owner.send("DELETE", `/api/lots/${lot.id}/`);
});
